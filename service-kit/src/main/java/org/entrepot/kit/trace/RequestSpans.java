package org.entrepot.kit.trace;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import org.entrepot.spans.Span;
import org.entrepot.spans.Spans;
import org.entrepot.spans.Traceparent;
import org.jspecify.annotations.Nullable;

/**
 * A request as a span, from its first line to the end of its answer. It is called by its route: a path could hold what a
 * trace must not.
 */
public final class RequestSpans {

    private static final String KEY = RequestSpans.class.getName();

    /** Where the server leaves the template that a request matched, for whoever measures. */
    private static final String TEMPLATE = "UrlPathTemplate";

    private RequestSpans() {}

    /** What the work of a request follows from: its span, where spans are kept, else what the caller gave. */
    public static @Nullable String traceparentOf(RoutingContext request) {
        String own = request.get(KEY);
        return own != null ? own : request.request().getHeader("traceparent");
    }

    static void begin(RoutingContext routing) {
        // Health and metrics are asked for all the time and belong to no trace.
        if (Spans.areKept() && !routing.normalizedPath().startsWith("/q/")) follow(routing, Vertx.currentContext());
        routing.next();
    }

    private static void follow(RoutingContext routing, Context context) {
        var request = routing.request();
        var given = request.getHeader("traceparent");
        var method = request.method().name();
        var span = Spans.begin(method, Span.Kind.SERVER, Traceparent.isWellFormed(given) ? given : Traceparent.begun())
                .with("http.request.method", method)
                .with("url.scheme", "http");
        routing.put(KEY, span.traceparent());
        routing.addEndHandler(ended -> {
            String route = context.getLocal(TEMPLATE);
            if (route != null) span.named(method + " " + route).with("http.route", route);
            span.answered(ended.failed(), routing.response().getStatusCode());
        });
    }
}
