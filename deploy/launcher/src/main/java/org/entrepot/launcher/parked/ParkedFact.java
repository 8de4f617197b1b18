package org.entrepot.launcher.parked;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A fact that a service could not apply, as the service lists it.
 *
 * @param error the name of what went wrong; many facts with one error and one type have one cause
 * @param detail the first line of what the error said
 */
record ParkedFact(
        String id,
        String service,
        String reason,
        String type,
        String sequence,
        String key,
        String error,
        String detail) {

    static ParkedFact of(String service, JsonNode listed) {
        return new ParkedFact(
                listed.path("id").asText(),
                service,
                listed.path("reason").asText(),
                listed.path("type").asText(),
                listed.path("sequence").asText("?"),
                listed.path("key").asText(),
                listed.path("error").asText(),
                listed.path("detail").asText().lines().findFirst().orElse(""));
    }

    String inWords() {
        return "%s  %-18s %-8s %-28s #%-3s key %s  %s: %s"
                .formatted(id, service, reason, type, sequence, key, error, detail);
    }
}
