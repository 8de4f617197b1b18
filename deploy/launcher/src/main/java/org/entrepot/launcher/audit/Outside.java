package org.entrepot.launcher.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entrepot.launcher.history.Acknowledged;

/**
 * What the audit is given beside database and topics.
 *
 * @param ledger the payment operator's books, when it could be asked
 * @param ledgerSince orders that were placed earlier were paid elsewhere: the operator's books do not know them
 * @param acknowledged what clients remember
 * @param expectedParked facts that whoever asks knows to be parked, because he made them so
 * @param logs the folder of the platform's log files, when it can be read
 * @param door how the public API is asked, when it can be
 */
record Outside(
        Optional<JsonNode> ledger,
        Instant ledgerSince,
        List<Acknowledged> acknowledged,
        Set<UUID> expectedParked,
        Optional<Path> logs,
        Optional<ApiInvariants.Door> door) {

    static Outside of(Optional<JsonNode> ledger, List<Acknowledged> acknowledged) {
        return new Outside(ledger, Instant.EPOCH, acknowledged, Set.of(), Optional.empty(), Optional.empty());
    }

    Outside withLedgerSince(Instant day) {
        return new Outside(ledger, day, acknowledged, expectedParked, logs, door);
    }

    Outside expectingParked(Set<UUID> facts) {
        return new Outside(ledger, ledgerSince, acknowledged, facts, logs, door);
    }

    Outside withLogs(Path folder) {
        return new Outside(ledger, ledgerSince, acknowledged, expectedParked, Optional.of(folder), door);
    }

    Outside withDoor(ApiInvariants.Door ofThePlatform) {
        return new Outside(ledger, ledgerSince, acknowledged, expectedParked, logs, Optional.of(ofThePlatform));
    }
}
