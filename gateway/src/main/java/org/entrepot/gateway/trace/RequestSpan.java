package org.entrepot.gateway.trace;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.entrepot.spans.Span;
import org.entrepot.spans.Spans;
import org.entrepot.spans.Traceparent;
import org.jspecify.annotations.Nullable;

/**
 * What a client asked, until it has its answer. Most traces begin here. It is called by the first segment of its path, which
 * is all that the gateway goes by: the rest could hold what a trace must not.
 */
public final class RequestSpan {

    private static final String KEY = RequestSpan.class.getName();

    private RequestSpan() {}

    /** A request that was let in. */
    public static void begin(RoutingContext routing) {
        if (!Spans.areKept()) return;
        var request = routing.request();
        var given = request.getHeader("traceparent");
        var method = request.method().name();
        var span = Spans.begin(method, Span.Kind.SERVER, Traceparent.isWellFormed(given) ? given : Traceparent.begun())
                .with("http.request.method", method)
                .with("url.scheme", request.isSSL() ? "https" : "http");
        routing.put(KEY, span);
        routing.addEndHandler(
                ended -> span.answered(ended.failed(), routing.response().getStatusCode()));
    }

    /** It is known where it goes. */
    static @Nullable Span at(RoutingContext routing, String route) {
        Span span = routing.get(KEY);
        if (span == null) return null;
        return span.named(routing.request().method().name() + " " + route).with("http.route", route);
    }

    /** The part of a path by which it finds its service. */
    static String route(HttpServerRequest request) {
        var path = request.path();
        var end = path.indexOf('/', 1);
        return end < 0 ? path : path.substring(0, end) + "/*";
    }
}
