package org.entrepot.kit;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import java.net.http.HttpRequest;
import java.util.function.Supplier;
import org.entrepot.kit.trace.RequestSpans;
import org.entrepot.spans.Traceparent;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Where the work in hand comes from: what every fact said meanwhile inherits.
 *
 * @param correlationId the same for everything that one request or one first fact set off
 * @param causationId the id of the fact that is being reacted to, if there is one
 * @param traceparent W3C Trace Context, version 00
 */
public record Trail(String correlationId, @Nullable String causationId, String traceparent) {

    /** What the log's format adds to a line: {@code %X{trail}}. */
    private static final String IN_LOG = "trail";

    private static final ThreadLocal<Trail> CURRENT = new ThreadLocal<>();

    /** The trail of the reaction or errand that runs on this thread, else of the HTTP request, else a new one. */
    public static Trail current() {
        var bound = CURRENT.get();
        return bound != null ? bound : ofRequest();
    }

    /** The 32 hexadecimal digits by which a tracing system knows everything of this trail. */
    public String traceId() {
        return Traceparent.trace(traceparent);
    }

    /** Has a call to another process tell which trail it is part of: W3C Trace Context, section 3.2. */
    public HttpRequest.Builder carriedBy(HttpRequest.Builder call) {
        return call.header("traceparent", traceparent);
    }

    /** The same trail, one step on: what follows has this as its parent. */
    public Trail within(String stepsTraceparent) {
        return new Trail(correlationId, causationId, stepsTraceparent);
    }

    /** Runs the work with this trail as the current one. */
    public <T> T call(Supplier<T> work) {
        var before = CURRENT.get();
        var inLogBefore = MDC.get(IN_LOG);
        CURRENT.set(this);
        MDC.put(IN_LOG, inLog());
        try {
            return work.get();
        } finally {
            if (before == null) CURRENT.remove();
            else CURRENT.set(before);
            if (inLogBefore == null) MDC.remove(IN_LOG);
            else MDC.put(IN_LOG, inLogBefore);
        }
    }

    /** The end of each line that is logged meanwhile, by which a log can be searched. */
    private String inLog() {
        return " correlation=" + correlationId + " trace=" + traceId();
    }

    /** Runs the work with this trail as the current one. */
    public void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }

    /** The trail of what follows from the given fact: same correlation, same trace, that fact as the cause. */
    public static Trail after(String correlationId, String causationId, @Nullable String traceparent) {
        return new Trail(
                correlationId, causationId, Traceparent.isWellFormed(traceparent) ? traceparent : Traceparent.begun());
    }

    /** A trail of its own, for work that nobody asked for (a timer). */
    public static Trail fresh() {
        return new Trail(Ids.next().toString(), null, Traceparent.begun());
    }

    private static Trail ofRequest() {
        var context = Arc.container() == null ? null : Arc.container().requestContext();
        if (context == null || !context.isActive()) return fresh();
        var request = Arc.container().instance(CurrentVertxRequest.class).get().getCurrent();
        if (request == null) return fresh();
        Trail known = request.get(Trail.class.getName());
        if (known != null) return known;
        var given = RequestSpans.traceparentOf(request);
        var trail =
                new Trail(Ids.next().toString(), null, Traceparent.isWellFormed(given) ? given : Traceparent.begun());
        request.put(Trail.class.getName(), trail);
        // Kept with the request, and gone with it.
        MDC.put(IN_LOG, trail.inLog());
        return trail;
    }
}
