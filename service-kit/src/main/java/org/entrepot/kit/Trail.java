package org.entrepot.kit;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.regex.Pattern;
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

    /** W3C Trace Context, section 3.2: version, trace id, parent id, flags. */
    private static final Pattern TRACEPARENT =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

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
        return traceparent.substring(3, 35);
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
        return new Trail(correlationId, causationId, isTraceparent(traceparent) ? traceparent : newTraceparent());
    }

    /** A trail of its own, for work that nobody asked for (a timer). */
    public static Trail fresh() {
        return new Trail(Ids.next().toString(), null, newTraceparent());
    }

    private static Trail ofRequest() {
        var context = Arc.container() == null ? null : Arc.container().requestContext();
        if (context == null || !context.isActive()) return fresh();
        var request = Arc.container().instance(CurrentVertxRequest.class).get().getCurrent();
        if (request == null) return fresh();
        Trail known = request.get(Trail.class.getName());
        if (known != null) return known;
        var given = request.request().getHeader("traceparent");
        var trail = new Trail(Ids.next().toString(), null, isTraceparent(given) ? given : newTraceparent());
        request.put(Trail.class.getName(), trail);
        // Kept with the request, and gone with it.
        MDC.put(IN_LOG, trail.inLog());
        return trail;
    }

    private static boolean isTraceparent(@Nullable String text) {
        return text != null && TRACEPARENT.matcher(text).matches();
    }

    private static String newTraceparent() {
        var random = ThreadLocalRandom.current();
        var trace = new UUID(random.nextLong(), random.nextLong() | 1);
        return "00-" + trace.toString().replace("-", "") + "-" + "%016x".formatted(random.nextLong() | 1) + "-01";
    }
}
