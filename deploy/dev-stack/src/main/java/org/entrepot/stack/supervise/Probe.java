package org.entrepot.stack.supervise;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.entrepot.stack.Part;
import org.entrepot.stack.Readiness;
import org.entrepot.stack.local.LocalParts;

/** Looks whether a part serves. */
final class Probe {
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(2))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final LocalParts parts;

    Probe(LocalParts parts) {
        this.parts = parts;
    }

    /** What keeps the part from serving, or null. */
    String missing(Part part) {
        return switch (part.readiness()) {
            case Readiness.Statement statement -> parts.postgres().missing();
            case Readiness.Member member -> parts.kafka().missing();
            case Readiness.Get get -> missing(get.uri());
        };
    }

    private String missing(URI uri) {
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build(),
                    HttpResponse.BodyHandlers.discarding());
            return answer.statusCode() == 200 ? null : uri + " answers " + answer.statusCode();
        } catch (IOException e) {
            return uri + " does not answer";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
