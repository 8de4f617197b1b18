package org.entrepot.gateway.door;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.entrepot.gateway.caller.Caller;
import org.entrepot.gateway.caller.Tokens;
import org.entrepot.gateway.caller.Tokens.Outcome;
import org.entrepot.gateway.door.Destination.Pass;
import org.entrepot.gateway.limit.Allowance;
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

    /** Seconds. Of what is under way some is answered soon. */
    private static final String RETRY_SOON = "1";

    private final Tokens tokens;
    private final Limits limits;
    private final Upstreams upstreams;
    private final OrderProgress progress;
    private final OneDocument document;
    private final Traffic traffic;
    private final Bodies bodies;

    Door(
            Tokens tokens,
            Limits limits,
            Upstreams upstreams,
            OrderProgress progress,
            OneDocument document,
            Traffic traffic,
            Bodies bodies) {
        this.tokens = tokens;
        this.limits = limits;
        this.upstreams = upstreams;
        this.progress = progress;
        this.document = document;
        this.traffic = traffic;
        this.bodies = bodies;
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
        else if (bodies.isTooLarge(request)) Problem.TOO_LARGE.answer(request);
        else if (OneDocument.isAskedFor(request)) document.answer(request);
        else enter(routing);
    }

    private void enter(RoutingContext routing) {
        var request = routing.request();
        var destination = Routes.of(request.method(), request.path()).orElse(null);
        if (destination == null) Problem.NOT_FOUND.answer(request);
        else if (destination.pass() == Pass.SIGNATURE) {
            var allowance = limits.ofWebhook(request);
            if (mayPass(allowance, request) && mayBegin(allowance, request)) forward(routing, destination, allowance);
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
        var allowance = limits.of(caller);
        if (!mayPass(allowance, request)) return;
        if (destination.pass() == Pass.OPERATIONS && !caller.mayOperate()) Problem.NOT_ALLOWED.answer(request);
        else if (!mayBegin(allowance, request)) return;
        else if (OrderProgress.isAskedFor(request))
            progress.show(routing, caller).onComplete(asked -> allowance.end());
        else forward(routing, destination, allowance);
    }

    private void stranger(HttpServerRequest request) {
        if (mayPass(limits.ofStranger(request), request)) Problem.NOT_AUTHENTICATED.answer(request);
    }

    private void forward(RoutingContext routing, Destination destination, Allowance allowance) {
        traffic.goesTo(destination.service(), routing, allowance::end);
        new Exchange(upstreams, routing, destination, bodies).start();
    }

    private static boolean mayBegin(Allowance allowance, HttpServerRequest request) {
        if (allowance.begin()) return true;
        Problem.TOO_MANY_UNDER_WAY.answer(request, RETRY_SOON);
        return false;
    }

    private static boolean mayPass(Allowance allowance, HttpServerRequest request) {
        var secondsToWait = allowance.take();
        if (secondsToWait == 0) return true;
        Problem.TOO_MANY_REQUESTS.answer(request, Long.toString(secondsToWait));
        return false;
    }

    private void wentWrong(RoutingContext routing) {
        LOG.error("a request failed", routing.failure());
        Problem.WENT_WRONG.answer(routing.request());
    }
}
