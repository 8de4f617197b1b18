package org.entrepot.simulators;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One HTTP request as a simulator sees it: the parameters of its path and query, and its whole body. */
record Request(
        String method,
        String path,
        Map<String, String> params,
        Map<String, String> query,
        String key,
        String traceparent,
        byte[] body) {
    private static final int MOST_BYTES = 256 * 1024;

    static Request of(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) throw new Refused(413, "too_large", "A body of at most 256 KiB is taken");
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                Map.of(),
                query(exchange.getRequestURI().getRawQuery()),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                exchange.getRequestHeaders().getFirst("traceparent"),
                body);
    }

    Request with(Map<String, String> pathParameters) {
        return new Request(method, path, pathParameters, query, key, traceparent, body);
    }

    String param(String name) {
        return params.get(name);
    }

    Optional<String> asked(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isBlank());
    }

    int number(String name, int otherwise, int most) {
        try {
            int value = asked(name).map(Integer::parseInt).orElse(otherwise);
            if (value < 0) throw Refused.malformed("Parameter '%s' is below zero".formatted(name));
            return Math.min(value, most);
        } catch (NumberFormatException e) {
            throw Refused.malformed("Parameter '%s' is not a number".formatted(name));
        }
    }

    <T> T json(Class<T> type) {
        return Json.read(body, type);
    }

    private static Map<String, String> query(String raw) {
        var found = new HashMap<String, String>();
        if (raw == null) return found;
        for (String pair : raw.split("&")) {
            int equals = pair.indexOf('=');
            found.put(
                    decoded(equals < 0 ? pair : pair.substring(0, equals)),
                    equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return found;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refused.malformed("The query is not well encoded");
        }
    }
}
