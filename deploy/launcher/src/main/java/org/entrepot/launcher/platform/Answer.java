package org.entrepot.launcher.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;

/** What the platform answered. */
public record Answer(int status, String retryAfter, byte[] body) {
    private static final Set<Integer> LATER = Set.of(408, 425, 429, 500, 502, 503, 504);

    static Answer of(HttpResponse<byte[]> response) {
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Retry-After").orElse(""),
                response.body());
    }

    public boolean isGood() {
        return status >= 200 && status < 300;
    }

    public JsonNode json() {
        return Json.read(body);
    }

    /** The last part of the problem's type, as {@code idempotency-key-in-flight}; empty when the answer is no problem. */
    public String problem() {
        var type = json().path("type").asText();
        return type.substring(type.lastIndexOf(':') + 1);
    }

    /** One line for a person: status and what the problem says. */
    public String inWords() {
        var problem = json();
        var errors = problem.path("errors").isMissingNode() ? "" : " " + problem.path("errors");
        return status + " " + problem() + " " + problem.path("detail").asText("") + errors;
    }

    /** Whether the same request may do better later. */
    public boolean isForLater() {
        return LATER.contains(status)
                || status == 409 && (!retryAfter.isEmpty() || problem().equals("idempotency-key-in-flight"));
    }

    Duration pause(Duration otherwise) {
        try {
            return retryAfter.isEmpty() ? otherwise : Duration.ofSeconds(Math.min(Long.parseLong(retryAfter), 5));
        } catch (NumberFormatException aDate) {
            return otherwise;
        }
    }
}
