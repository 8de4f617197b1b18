package org.entrepot.launcher.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import org.entrepot.launcher.history.Acknowledged;

/**
 * What the audit looks at.
 *
 * @param sql one snapshot of all schemas, taken after the topics were read
 * @param published what lies in the topics
 * @param ledger the payment operator's books, when it could be asked
 * @param acknowledged what clients remember
 * @param underWay what keeps the platform from being at rest, in words
 */
record Evidence(
        Connection sql,
        Published published,
        Optional<JsonNode> ledger,
        List<Acknowledged> acknowledged,
        List<String> underWay) {

    boolean isAtRest() {
        return underWay.isEmpty();
    }
}
