package org.entrepot.gateway.door;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entrepot.gateway.caller.Caller;
import org.entrepot.gateway.caller.Tokens;
import org.entrepot.gateway.caller.Tokens.Outcome;
import org.entrepot.gateway.door.Destination.Pass;
import org.entrepot.gateway.limit.Limits;
import org.entrepot.gateway.openapi.OneDocument;
import org.entrepot.gateway.problem.Problem;
import org.entrepot.gateway.progress.OrderProgress;
import org.entrepot.gateway.services.Upstreams;
import org.entrepot.gateway.trace.RequestSpan;
import org.jboss.logging.Logger;

/** Decides of every request whether it comes in, and where it goes. */
@ApplicationScoped
class Door {

    private static final Logger LOG = Logger.getLogger(Door.class);
    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private final Tokens tokens;
    private final Limits limits;
    private final Upstreams upstreams;
    private final OrderProgress progress;
    private final OneDocument document;
    private final Traffic traffic;
    private final long largestBody;

    Door(
            Tokens tokens,
            Limits limits,
            Upstreams upstreams,
            OrderProgress progress,
            OneDocument document,
            Traffic traffic,
            @ConfigProperty(name = "entrepot.proxy.largest-body") MemorySize largestBody) {
        this.tokens = tokens;
        this.limits = limits;
        this.upstreams = upstreams;
        this.progress = progress;
        this.document = document;
        this.traffic = traffic;
        this.largestBody = largestBody.asLongValue();
    }

    void open(@Observes Router router) {
        router.route().handler(this::knock).failureHandler(this::wentWrong);
    }

    private void knock(RoutingContext routing) {
        var request = routing.request();
        if (request.path() != null && request.path().startsWith("/q/")) {
            routing.next();
            return;
        }
        if (!traffic.letIn(request)) return;
        RequestSpan.begin(routing);
        request.pause();
        if (!METHODS.contains(request.method())) Problem.METHOD_NOT_ALLOWED.answer(request);
        else if (isTooLarge(request)) Problem.TOO_LARGE.answer(request);
        else if (OneDocument.isAskedFor(request)) document.answer(request);
        else enter(routing);
    }

    private void enter(RoutingContext routing) {
        var request = routing.request();
        var destination = Routes.of(request.method(), request.path()).orElse(null);
        if (destination == null) Problem.NOT_FOUND.answer(request);
        else if (destination.pass() == Pass.SIGNATURE) {
            if (mayPass(limits.takeForWebhook(address(request)), request)) forward(routing, destination);
        } else {
            tokens.check(
                    routing,
                    new Outcome(
                            caller -> known(routing, destination, caller),
                            () -> stranger(request),
                            () -> Problem.ISSUER_AWAY.answer(request)));
        }
    }

    private void known(RoutingContext routing, Destination destination, Caller caller) {
        var request = routing.request();
        if (!mayPass(limits.take(caller), request)) return;
        if (destination.pass() == Pass.OPERATIONS && !caller.mayOperate()) Problem.NOT_ALLOWED.answer(request);
        else if (OrderProgress.isAskedFor(request)) progress.show(routing, caller);
        else forward(routing, destination);
    }

    private void stranger(HttpServerRequest request) {
        if (mayPass(limits.takeForStranger(address(request)), request)) Problem.NOT_AUTHENTICATED.answer(request);
    }

    private void forward(RoutingContext routing, Destination destination) {
        traffic.goesTo(destination.service(), routing);
        new Exchange(upstreams, routing, destination, largestBody).start();
    }

    private static boolean mayPass(long secondsToWait, HttpServerRequest request) {
        if (secondsToWait == 0) return true;
        Problem.TOO_MANY_REQUESTS.answer(request, Long.toString(secondsToWait));
        return false;
    }

    private boolean isTooLarge(HttpServerRequest request) {
        var length = request.getHeader("Content-Length");
        if (length == null) return false;
        try {
            return Long.parseLong(length) > largestBody;
        } catch (NumberFormatException malformed) {
            return true;
        }
    }

    private static String address(HttpServerRequest request) {
        var remote = request.remoteAddress();
        return remote == null || remote.hostAddress() == null ? "" : remote.hostAddress();
    }

    private void wentWrong(RoutingContext routing) {
        LOG.error("a request failed", routing.failure());
        Problem.WENT_WRONG.answer(routing.request());
    }
}
