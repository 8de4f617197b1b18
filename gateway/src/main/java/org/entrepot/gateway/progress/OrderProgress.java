package org.entrepot.gateway.progress;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entrepot.gateway.caller.Caller;
import org.entrepot.gateway.problem.Problem;
import org.entrepot.gateway.services.Failure;
import org.entrepot.gateway.services.Service;
import org.entrepot.gateway.services.Upstreams;
import org.entrepot.gateway.services.Upstreams.Answer;

/**
 * {@code GET /orders/{id}/progress}: the order as it stands, its history, then every fact about it as it is said. Whoever may
 * read the order may watch it: order-service is asked with the caller's own token, and its answer is final.
 */
@ApplicationScoped
public class OrderProgress {

    private static final Pattern PATH = Pattern.compile("/orders/([0-9a-fA-F-]{36})/progress");
    private static final Duration TO_START_LISTENING = Duration.ofSeconds(6);

    private final Vertx vertx;
    private final Upstreams upstreams;
    private final FactStream facts;
    private final Watchers watchers;
    private final FactView views;
    private final ObjectMapper json;
    private final Pace pace;
    private final Set<Watch> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> perClient = new ConcurrentHashMap<>();
    private final int most;
    private final int mostPerClient;

    OrderProgress(
            Vertx vertx,
            Upstreams upstreams,
            FactStream facts,
            Watchers watchers,
            ObjectMapper json,
            Pace pace,
            @ConfigProperty(name = "entrepot.progress.most-streams") int most,
            @ConfigProperty(name = "entrepot.progress.most-streams-per-client") int mostPerClient) {
        this.vertx = vertx;
        this.upstreams = upstreams;
        this.facts = facts;
        this.watchers = watchers;
        this.views = new FactView(json);
        this.json = json;
        this.pace = pace;
        this.most = most;
        this.mostPerClient = mostPerClient;
    }

    /** Whether this is a request for an order's progress. */
    public static boolean isAskedFor(HttpServerRequest request) {
        return request.method() == HttpMethod.GET
                && PATH.matcher(request.path()).matches();
    }

    /** Streams the progress of the order in the path, if the caller may see it. */
    public void show(RoutingContext routing, Caller caller) {
        var request = routing.request();
        if (open.size() >= most) Problem.TOO_MANY_STREAMS.answer(request);
        else if (perClient.getOrDefault(caller.key(), 0) >= mostPerClient)
            Problem.TOO_MANY_REQUESTS.answer(request, "30");
        else begin(routing, caller);
    }

    private void begin(RoutingContext routing, Caller caller) {
        var request = routing.request();
        var path = PATH.matcher(request.path());
        if (!path.matches()) throw new IllegalStateException("asked for no progress");
        var order = path.group(1).toLowerCase(java.util.Locale.ROOT);
        var token = request.getHeader("Authorization");
        upstreams
                .ask(Service.ORDER, "/orders/" + order, token)
                .onFailure(failure -> Failure.of(failure, true, true).answer(request))
                .onSuccess(answer -> {
                    if (answer.status() == 200) watch(routing, caller, order, token, answer);
                    else pass(request, answer);
                });
    }

    /** First the ears, then the history: what is said in between is heard. */
    private void watch(RoutingContext routing, Caller caller, String order, String token, Answer found) {
        var request = routing.request();
        var watch = new Watch(routing, order, caller, vertx.getOrCreateContext(), views, pace);
        routing.addEndHandler(ended -> closed(watch, caller));
        open.add(watch);
        perClient.merge(caller.key(), 1, Integer::sum);
        Future.fromCompletionStage(
                        facts.listen().orTimeout(TO_START_LISTENING.toMillis(), TimeUnit.MILLISECONDS), watch.context())
                .onFailure(failure -> Problem.AWAY.answer(request))
                .onSuccess(listening -> {
                    var joined = watchers.join(order, watch, request.getHeader("Last-Event-ID"));
                    if (joined.goesOn()) watch.goOn(joined.facts());
                    else tellFromTheStart(watch, request, token, found, joined.facts());
                });
    }

    private void tellFromTheStart(
            Watch watch, HttpServerRequest request, String token, Answer found, List<ToldFact> latest) {
        upstreams
                .ask(Service.ORDER, "/orders/" + watch.order() + "/history", token)
                .onFailure(failure -> Failure.of(failure, true, true).answer(request))
                .onSuccess(history -> {
                    if (history.status() == 200) watch.start(json, found.body(), history.body(), latest);
                    else pass(request, history);
                });
    }

    private void closed(Watch watch, Caller caller) {
        watchers.leave(watch.order(), watch);
        watch.stopTimers();
        if (open.remove(watch)) perClient.computeIfPresent(caller.key(), (key, count) -> count == 1 ? null : count - 1);
    }

    private static void pass(HttpServerRequest request, Answer answer) {
        if (request.response().closed()) return;
        request.response().setStatusCode(answer.status());
        if (answer.contentType() != null) request.response().putHeader("Content-Type", answer.contentType());
        request.response().end(answer.body());
    }

    void stop(@Observes @Priority(0) ShutdownDelayInitiatedEvent stop) {
        open.forEach(Watch::goAway);
    }
}
