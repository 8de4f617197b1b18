package org.entrepot.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;

/** A client as an outsider would write it. */
final class Api {
    record Reply(int status, String text) {
        JsonNode json() {
            try {
                return text.isEmpty() ? MissingNode.getInstance() : Json.MAPPER.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String field(String pointer) {
            return json().at(pointer).asText();
        }
    }

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private final URI base;

    Api(URI base) {
        this.base = base;
    }

    Reply post(String path, String key, String body) {
        return send("POST", path, key, body, Duration.ofSeconds(20)).orElseThrow();
    }

    Reply post(String path, String body) {
        return post(path, null, body);
    }

    Reply get(String path) {
        return send("GET", path, null, "", Duration.ofSeconds(20)).orElseThrow();
    }

    Reply delete(String path) {
        return send("DELETE", path, null, "", Duration.ofSeconds(20)).orElseThrow();
    }

    /** Nothing when no answer came in that time. */
    Optional<Reply> postWithin(Duration patience, String path, String key, String body) {
        return send("POST", path, key, body, patience);
    }

    private Optional<Reply> send(String method, String path, String key, String body, Duration patience) {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(patience)
                .method(method, BodyPublishers.ofString(body));
        if (key != null) request.header("Idempotency-Key", key);
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return Optional.of(new Reply(response.statusCode(), response.body()));
        } catch (HttpTimeoutException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
