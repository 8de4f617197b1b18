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
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

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
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final URI base;

    Api(URI base) {
        this.base = base;
    }

    Reply post(String path, String key, String body) {
        return send("POST", path, key, body);
    }

    Reply post(String path, String body) {
        return post(path, null, body);
    }

    Reply get(String path) {
        return send("GET", path, null, "");
    }

    Reply delete(String path) {
        return send("DELETE", path, null, "");
    }

    /** Asks and does not wait for the answer, which may never come. */
    CompletableFuture<Reply> ask(String path, String key, String body) {
        return CLIENT.sendAsync(request("POST", path, key, body).build(), BodyHandlers.ofString())
                .thenApply(response -> new Reply(response.statusCode(), response.body()));
    }

    private Reply send(String method, String path, String key, String body) {
        try {
            var response = CLIENT.send(
                    request(method, path, key, body).timeout(PATIENCE).build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String method, String path, String key, String body) {
        var request = HttpRequest.newBuilder(base.resolve(path)).method(method, BodyPublishers.ofString(body));
        return key == null ? request : request.header("Idempotency-Key", key);
    }
}
