package org.entrepot.gateway.door;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Set;
import org.entrepot.spans.Traceparent;
import org.jspecify.annotations.Nullable;

/** Which headers cross the door, in which direction, and which are made here. */
final class Headers {

    /** Between two neighbours only (RFC 9110, section 7.6.1), and those that a stranger must not set. */
    private static final Set<String> NOT_INWARDS = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings",
            "expect",
            "forwarded",
            "x-forwarded-for",
            "x-forwarded-proto",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-prefix",
            "x-real-ip");

    private static final Set<String> NOT_OUTWARDS = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private Headers() {}

    static void inwards(HttpServerRequest request, MultiMap out, boolean withToken) {
        var named = request.getHeader("Connection");
        for (var header : request.headers()) {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            if (NOT_INWARDS.contains(name) || isNamed(named, name)) continue;
            if (!withToken && name.equals("authorization")) continue;
            out.add(header.getKey(), header.getValue());
        }
        var remote = request.remoteAddress();
        if (remote != null && remote.hostAddress() != null) out.set("X-Forwarded-For", remote.hostAddress());
        out.set("X-Forwarded-Proto", request.isSSL() ? "https" : "http");
        if (request.getHeader("Host") != null) out.set("X-Forwarded-Host", request.getHeader("Host"));
        var given = request.getHeader("traceparent");
        if (!Traceparent.isWellFormed(given)) {
            out.set("traceparent", Traceparent.begun());
            // State of somebody else's trace means nothing in a new one.
            out.remove("tracestate");
        }
    }

    static void outwards(MultiMap in, MultiMap out, @Nullable String host) {
        var named = in.get("Connection");
        for (var header : in) {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            if (NOT_OUTWARDS.contains(name) || isNamed(named, name)) continue;
            out.add(header.getKey(), name.equals("location") ? here(header.getValue(), host) : header.getValue());
        }
        out.set("X-Content-Type-Options", "nosniff");
    }

    /** A place on this host, said without scheme and host, is right however the client came here. */
    private static String here(String location, @Nullable String host) {
        if (host == null) return location;
        var start = "http://" + host + "/";
        return location.startsWith(start) ? location.substring(start.length() - 1) : location;
    }

    private static boolean isNamed(@Nullable String connection, String name) {
        if (connection == null || !connection.toLowerCase(Locale.ROOT).contains(name)) return false;
        for (var option : connection.split(",")) if (option.strip().equalsIgnoreCase(name)) return true;
        return false;
    }
}
