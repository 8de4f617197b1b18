package org.entrepot.gateway.trace;

import io.vertx.core.http.HttpClientRequest;
import io.vertx.ext.web.RoutingContext;
import org.entrepot.gateway.services.Service;
import org.entrepot.spans.Span;
import org.entrepot.spans.Spans;
import org.jspecify.annotations.Nullable;

/** What a service is asked for a client, until the first line of its answer. */
public final class CallSpan {

    private static final CallSpan NONE = new CallSpan(null);
    private static final int FAULT = 400;

    private @Nullable Span span;

    private CallSpan(@Nullable Span span) {
        this.span = span;
    }

    /** Nothing was asked yet. */
    public static CallSpan none() {
        return NONE;
    }

    /**
     * A service is asked; it is told to continue this.
     *
     * @param again whether the same was asked before on a connection that broke
     */
    public static CallSpan begin(RoutingContext routing, Service service, HttpClientRequest out, boolean again) {
        if (!Spans.areKept()) return NONE;
        var route = RequestSpan.route(routing.request());
        var parent = RequestSpan.at(routing, route);
        if (parent == null) return NONE;
        var method = out.getMethod().name();
        var address = out.connection().remoteAddress();
        var span = Spans.begin(method + " " + route, Span.Kind.CLIENT, parent.traceparent())
                .with("http.request.method", method)
                .with("url.template", route)
                .with("server.address", String.valueOf(address.host()))
                .with("server.port", address.port())
                .with("peer.service", service.moduleName());
        if (again) span.with("http.request.resend_count", 1);
        out.putHeader("traceparent", span.traceparent());
        return new CallSpan(span);
    }

    /** The service answers. */
    public void answered(int status) {
        if (span == null) return;
        span.with("http.response.status_code", status);
        if (status >= FAULT) span.failed(Integer.toString(status));
        end();
    }

    /** It did not, or nobody waits for it any more. */
    public void failed(String type) {
        if (span == null) return;
        span.failed(type);
        end();
    }

    private void end() {
        span.end();
        span = null;
    }
}
