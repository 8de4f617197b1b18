package org.entrepot.gateway.progress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.entrepot.gateway.caller.Caller;
import org.entrepot.gateway.problem.Problem;
import org.entrepot.gateway.services.Upstreams.Answer;
import org.jspecify.annotations.Nullable;

/**
 * One client watching one order. Facts come from the Kafka thread and are written on the client's event loop. It ends a while
 * after the order's end, with the client's token, or when the client leaves.
 */
final class Watch implements Consumer<ToldFact> {

    private static final Set<String> FINAL_FACTS =
            Set.of("order.completed", "order.rejected", "order.expired", "order.cancelled");
    private static final Set<String> FINAL_STATES = Set.of("COMPLETED", "REJECTED", "EXPIRED", "CANCELLED");
    private static final long NONE = -1;

    private final HttpServerRequest request;
    private final String order;
    private final Caller caller;
    private final Context context;
    private final Vertx vertx;
    private final FactView views;
    private final Pace pace;
    private final EventStream stream;
    /** Facts that came before the history was told; null once they are told. */
    private List<ToldFact> early = new ArrayList<>();

    private long heartbeat = NONE;
    private long end = NONE;
    private long tokenEnd = NONE;
    private boolean over;

    Watch(RoutingContext routing, String order, Caller caller, FactView views, Pace pace) {
        this.request = routing.request();
        this.order = order;
        this.caller = caller;
        this.vertx = routing.vertx();
        this.context = vertx.getOrCreateContext();
        this.views = views;
        this.pace = pace;
        this.stream = new EventStream(request.response());
    }

    String order() {
        return order;
    }

    Context context() {
        return context;
    }

    String token() {
        return request.getHeader("Authorization");
    }

    /** The id of the last fact that the client knows. */
    @Nullable String lastSeen() {
        return request.getHeader("Last-Event-ID");
    }

    /** Whether nobody watches any more: the client left, or has its answer. */
    boolean isOver() {
        return over;
    }

    /** There is no stream, and this is why. */
    void refuse(Problem problem) {
        problem.answer(request);
    }

    /** There is no stream; order-service says why. */
    void pass(Answer answer) {
        var response = request.response().setStatusCode(answer.status());
        if (answer.contentType() != null) response.putHeader("Content-Type", answer.contentType());
        response.end(answer.body());
    }

    /** The whole story: the order, its history, the latest facts, then what was heard meanwhile. */
    void start(ObjectMapper json, Buffer found, Buffer history, List<ToldFact> latest) {
        try {
            var seen = json.readTree(found.getBytes());
            open();
            stream.send(null, "order", json.writeValueAsString(seen));
            stream.send(null, "history", json.writeValueAsString(json.readTree(history.getBytes())));
            latest.forEach(this::tell);
            tellWhatCameEarly();
            if (isFinal(seen)) endSoon();
        } catch (IOException unreadable) {
            stream.end();
        }
    }

    /** The story goes on after the fact that the client saw last. */
    void goOn(List<ToldFact> missed) {
        open();
        missed.forEach(this::tell);
        tellWhatCameEarly();
    }

    @Override
    public void accept(ToldFact fact) {
        EventStream.on(context, () -> {
            if (early != null) early.add(fact);
            else tell(fact);
        });
    }

    /** The gateway stops; the client finds another or comes back. */
    void goAway() {
        EventStream.on(context, () -> {
            if (early == null) endWith("stopping");
            else refuse(Problem.STOPPING);
        });
    }

    /** For good: what comes now comes too late. */
    void close() {
        over = true;
        for (var timer : new long[] {heartbeat, end, tokenEnd}) if (timer != NONE) vertx.cancelTimer(timer);
    }

    private void open() {
        stream.open();
        heartbeat = vertx.setPeriodic(pace.heartbeatMillis(), beat -> stream.beat());
        tokenEnd = vertx.setTimer(pace.millisUntil(caller.expiresAt()), late -> endWith("token-expired"));
        stream.beat();
    }

    private void tellWhatCameEarly() {
        var facts = early;
        early = null;
        facts.forEach(this::tell);
    }

    private void tell(ToldFact fact) {
        var view = views.of(fact);
        if (view != null) stream.send(fact.id(), fact.type(), view);
        if (FINAL_FACTS.contains(fact.type())) endSoon();
    }

    private void endSoon() {
        if (end == NONE) end = vertx.setTimer(pace.afterTheEndMillis(), late -> endWith("order-final"));
    }

    private void endWith(String why) {
        if (!stream.isOpen()) return;
        stream.send(null, "end", "{\"reason\":\"" + why + "\"}");
        stream.end();
    }

    private static boolean isFinal(JsonNode seen) {
        return FINAL_STATES.contains(seen.path("state").asText());
    }
}
