package org.entrepot.launcher.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entrepot.launcher.history.Acknowledged;

/**
 * What the audit looks at.
 *
 * @param sql one snapshot of all schemas, taken after the topics were read
 * @param published what lies in the topics
 * @param secrecy has listened to the topics for what must not be said there
 * @param outside what else there is to compare with
 * @param underWay what keeps the platform from being at rest, in words
 */
record Evidence(Connection sql, Published published, Secrecy secrecy, Outside outside, List<String> underWay) {

    boolean isAtRest() {
        return underWay.isEmpty();
    }

    Optional<JsonNode> ledger() {
        return outside.ledger();
    }

    Instant ledgerSince() {
        return outside.ledgerSince();
    }

    List<Acknowledged> acknowledged() {
        return outside.acknowledged();
    }

    Set<UUID> expectedParked() {
        return outside.expectedParked();
    }

    Optional<Path> logs() {
        return outside.logs();
    }

    Optional<ApiInvariants.Door> door() {
        return outside.door();
    }
}
