package org.entrepot.launcher.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.entrepot.launcher.history.Acknowledged;
import org.entrepot.launcher.platform.Api;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.launcher.platform.Rest;
import org.entrepot.stack.StackFailure;

/** Looks whether all that must hold does hold, on the live platform, without changing anything. */
public final class Audit {
    private static final List<Invariant> INVARIANTS = Stream.of(
                    OrderInvariants.all(),
                    StockInvariants.all(),
                    MoneyInvariants.all(),
                    ShipmentInvariants.all(),
                    LogInvariants.all(),
                    CopyInvariants.all(),
                    HearingInvariants.all(),
                    ReturnInvariants.all(),
                    ResidueInvariants.all(),
                    RelayInvariants.all(),
                    ApiInvariants.all(),
                    SecrecyInvariants.all())
            .flatMap(List::stream)
            .sorted(Comparator.comparing(Invariant::id))
            .toList();

    /** Some questions look at every order that there ever was. */
    private static final Duration LONGEST_QUESTION = Duration.ofMinutes(5);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Audit() {}

    /**
     * Audits a platform that is up.
     *
     * @param acknowledged what clients remember; without it, I-01 is not checked
     */
    public static AuditReport of(Platform platform, List<Acknowledged> acknowledged) {
        return of(platform, acknowledged, Set.of());
    }

    /**
     * As {@link #of(Platform, List)}, by somebody who has broken something on purpose.
     *
     * @param expectedParked ids of facts that may be parked
     */
    public static AuditReport of(Platform platform, List<Acknowledged> acknowledged, Set<UUID> expectedParked) {
        try (var superuser = platform.superuser()) {
            var outside = Outside.of(Optional.of(platform.simulators().paymentLedger()), acknowledged)
                    .withLedgerSince(firstDay(superuser))
                    .expectingParked(expectedParked)
                    .withLogs(platform.stack().home().logs())
                    .withDoor(door(platform));
            return of(platform.kafka(), superuser, outside);
        } catch (SQLException e) {
            throw new StackFailure("The database does not answer: " + e.getMessage(), e);
        }
    }

    /** A shop whose orders are older than its tables brought them along, and the operator's books of that time lie elsewhere. */
    private static Instant firstDay(Connection superuser) throws SQLException {
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery(
                        "select min(installed_on) - interval '1 day' from orders.flyway_schema_history")) {
            rows.next();
            return rows.getTimestamp(1).toInstant();
        }
    }

    /** A token per client, not per request. */
    private static ApiInvariants.Door door(Platform platform) {
        Map<String, Api> apis = new HashMap<>();
        return (client, path, body, key) -> apis.computeIfAbsent(
                        client, name -> platform.as(name).withPatience(PATIENCE))
                .create(path, body, key);
    }

    /**
     * Audits the parts by their addresses.
     *
     * @param superuser sees all schemas; the connection is given back as it was
     * @param ledger the payment operator's books ({@code GET /control/ledger}), when it can be asked
     */
    public static AuditReport of(
            String bootstrapServers, Connection superuser, Optional<JsonNode> ledger, List<Acknowledged> acknowledged)
            throws SQLException {
        return of(bootstrapServers, superuser, Outside.of(ledger, acknowledged));
    }

    static AuditReport of(String bootstrapServers, Connection superuser, Outside outside) throws SQLException {
        var begin = System.nanoTime();
        superuser.setNetworkTimeout(Runnable::run, (int) LONGEST_QUESTION.toMillis());
        var underWay = Rest.missing(bootstrapServers, superuser);
        var secrecy = Secrecy.about(superuser, outside.acknowledged());
        var published = Published.readFrom(bootstrapServers, secrecy::listen);
        superuser.setAutoCommit(false);
        try (var statement = superuser.createStatement()) {
            statement.execute("set transaction isolation level repeatable read read only");
            var evidence = new Evidence(superuser, published, secrecy, outside, underWay);
            List<AuditReport.Entry> entries = new ArrayList<>();
            for (var invariant : INVARIANTS) entries.add(entry(invariant, evidence));
            return new AuditReport(entries, underWay, published.records(), System.nanoTime() - begin);
        } finally {
            superuser.rollback();
            superuser.setAutoCommit(true);
        }
    }

    private static AuditReport.Entry entry(Invariant invariant, Evidence evidence) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        for (var check : invariant.checks()) findings.addAll(check.findings(evidence));
        return new AuditReport.Entry(invariant.id(), invariant.sentence(), isChecked(invariant, evidence), findings);
    }

    /** Some compare with what is not always there. */
    private static boolean isChecked(Invariant invariant, Evidence evidence) throws SQLException {
        return switch (invariant.id()) {
            case "I-01" -> !evidence.acknowledged().isEmpty();
            case "I-17" -> !ApiInvariants.sample(evidence).isEmpty();
            case "I-23" -> evidence.secrecy().isChecked();
            default -> true;
        };
    }
}
