package org.entrepot.gateway.progress;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.entrepot.gateway.caller.Caller;
import org.entrepot.gateway.problem.Problem;
import org.entrepot.gateway.services.Failure;
import org.entrepot.gateway.services.Service;
import org.entrepot.gateway.services.Upstreams;

/**
 * {@code GET /orders/{id}/progress}: the order as it stands, its history, then every fact about it as it is said. Whoever may
 * read the order may watch it: order-service is asked with the caller's own token, and its answer is final.
 */
@ApplicationScoped
public class OrderProgress {

    private static final Pattern PATH = Pattern.compile("/orders/([0-9a-fA-F-]{36})/progress");
    private static final Duration TO_START_LISTENING = Duration.ofSeconds(6);
    private static final String RETRY_LATER = "30";
    private static final int OK = 200;

    private final Upstreams upstreams;
    private final FactStream facts;
    private final Watchers watchers;
    private final Seats seats;
    private final FactView views;
    private final ObjectMapper json;
    private final Pace pace;
    private final Set<Watch> open = ConcurrentHashMap.newKeySet();

    OrderProgress(Upstreams upstreams, FactStream facts, Watchers watchers, Seats seats, ObjectMapper json, Pace pace) {
        this.upstreams = upstreams;
        this.facts = facts;
        this.watchers = watchers;
        this.seats = seats;
        this.views = new FactView(json);
        this.json = json;
        this.pace = pace;
    }

    /** Whether this is a request for an order's progress. */
    public static boolean isAskedFor(HttpServerRequest request) {
        return request.method() == HttpMethod.GET
                && PATH.matcher(request.path()).matches();
    }

    /**
     * Streams the progress of the order in the path, if the caller may see it.
     *
     * @return done when order-service is asked nothing more for it; the stream goes on
     */
    public Future<Void> show(RoutingContext routing, Caller caller) {
        var request = routing.request();
        var refusal = seats.take(caller.key());
        if (refusal != null) {
            if (refusal == Problem.TOO_MANY_REQUESTS) refusal.answer(request, RETRY_LATER);
            else refusal.answer(request);
            return Future.succeededFuture();
        }
        var watch = new Watch(routing, order(request), caller, views, pace);
        open.add(watch);
        routing.addEndHandler(ended -> closed(watch, caller));
        // Who left while the token was checked is not told of again.
        if (request.response().closed()) closed(watch, caller);
        return begin(watch).onFailure(failure -> watch.refuse(Problem.WENT_WRONG));
    }

    private static String order(HttpServerRequest request) {
        var path = PATH.matcher(request.path());
        if (!path.matches()) throw new IllegalStateException("asked for no progress");
        return path.group(1).toLowerCase(Locale.ROOT);
    }

    private Future<Void> begin(Watch watch) {
        return ask(watch, "/orders/" + watch.order(), found -> listen(watch, found));
    }

    /** First the ears, then the history: what is said in between is heard. */
    private Future<Void> listen(Watch watch, Buffer found) {
        return Future.fromCompletionStage(
                        facts.listen().orTimeout(TO_START_LISTENING.toMillis(), TimeUnit.MILLISECONDS), watch.context())
                .onFailure(failure -> watch.refuse(Problem.AWAY))
                .compose(listening -> watch.isOver() ? Future.succeededFuture() : join(watch, found));
    }

    private Future<Void> join(Watch watch, Buffer found) {
        var joined = watchers.join(watch.order(), watch, watch.lastSeen());
        if (joined.goesOn()) {
            watch.goOn(joined.facts());
            return Future.succeededFuture();
        }
        return ask(watch, "/orders/" + watch.order() + "/history", history -> {
            watch.start(json, found, history, joined.facts());
            return Future.succeededFuture();
        });
    }

    /** Asks order-service in the caller's name and goes on with its answer, if it is good and somebody still waits for it. */
    private Future<Void> ask(Watch watch, String uri, Function<Buffer, Future<Void>> next) {
        if (watch.isOver()) return Future.succeededFuture();
        return upstreams
                .ask(Service.ORDER, uri, watch.token())
                .onFailure(failure -> watch.refuse(Failure.of(failure, true, true)))
                .compose(answer -> {
                    if (watch.isOver()) return Future.succeededFuture();
                    if (answer.status() == OK) return next.apply(answer.body());
                    watch.pass(answer);
                    return Future.succeededFuture();
                });
    }

    /** On the client's event loop, as every step above: what follows one of them sees that it is over. */
    private void closed(Watch watch, Caller caller) {
        if (!open.remove(watch)) return;
        watch.close();
        watchers.leave(watch.order(), watch);
        seats.leave(caller.key());
    }

    void stop(@Observes @Priority(0) ShutdownDelayInitiatedEvent stop) {
        open.forEach(Watch::goAway);
    }
}
