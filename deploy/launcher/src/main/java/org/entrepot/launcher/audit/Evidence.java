package org.entrepot.launcher.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
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
 * @param ledger the payment operator's books, when it could be asked
 * @param acknowledged what clients remember
 * @param expectedParked facts that whoever asks knows to be parked, because he made them so
 * @param underWay what keeps the platform from being at rest, in words
 */
record Evidence(
        Connection sql,
        Published published,
        Optional<JsonNode> ledger,
        List<Acknowledged> acknowledged,
        Set<UUID> expectedParked,
        List<String> underWay) {

    boolean isAtRest() {
        return underWay.isEmpty();
    }
}
