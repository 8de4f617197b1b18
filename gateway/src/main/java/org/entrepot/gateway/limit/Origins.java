package org.entrepot.gateway.limit;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * Which address a request comes from, for the limits that count addresses. Behind a proxy all would come from one; what it
 * says of where it had them from is believed if we were told to trust it, since anybody can write such a header.
 */
@ApplicationScoped
class Origins {

    private static final String TRUSTED = "entrepot.trusted-proxies";

    private final List<Network> trusted;

    Origins(Config config) {
        trusted = config.getOptionalValues(TRUSTED, String.class).orElse(List.of()).stream()
                .map(String::strip)
                .map(Origins::network)
                .toList();
    }

    String of(HttpServerRequest request) {
        var remote = request.remoteAddress();
        var peer = remote == null || remote.hostAddress() == null ? "" : remote.hostAddress();
        // Most gateways have none, and all else costs more than this.
        return trusted.isEmpty() ? peer : of(peer, request.headers().getAll("X-Forwarded-For"));
    }

    /**
     * The hop nearest to us that is none of the proxies that we trust: what is further away it may have made up.
     *
     * @param forwardedFor the values of the header, each with one hop or several, the nearest last
     */
    String of(String peer, List<String> forwardedFor) {
        var nearest = Network.address(peer);
        if (nearest == null) return peer;
        var hops = String.join(",", forwardedFor).split(",");
        for (int hop = hops.length - 1; hop >= 0 && isTrusted(nearest); hop--) {
            var before = Network.address(withoutPort(hops[hop].strip()));
            if (before == null) break;
            nearest = before;
        }
        return nearest.getHostAddress();
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.has(address));
    }

    /** Some proxies write {@code 192.0.2.1:4711} and {@code [2001:db8::1]:4711}. */
    private static String withoutPort(String hop) {
        if (hop.startsWith("[")) return hop.substring(1, Math.max(1, hop.indexOf(']')));
        var colon = hop.indexOf(':');
        return colon >= 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }

    private static Network network(String text) {
        try {
            return Network.of(text);
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(TRUSTED + ": " + unreadable.getMessage(), unreadable);
        }
    }
}
