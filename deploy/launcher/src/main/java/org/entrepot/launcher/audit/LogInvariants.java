package org.entrepot.launcher.audit;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import org.entrepot.launcher.platform.Schemas;

/** What was committed is in Kafka, and what is in Kafka was committed. */
final class LogInvariants {
    /** The relay is far faster; a row this young may still be on its way. */
    private static final int ON_ITS_WAY_SECONDS = 10;

    private LogInvariants() {}

    static List<Invariant> all() {
        return List.of(
                Invariant.of("I-13", "every outbox row has its record in Kafka", LogInvariants::unpublished),
                Invariant.of(
                        "I-14",
                        "every record in Kafka has its committed row, with the same content",
                        LogInvariants::ghosts));
    }

    private interface Rows {
        void row(UUID id, String topic, String key, long sequence, Instant at, UUID print);
    }

    private static List<Finding> unpublished(Evidence evidence) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        var published = evidence.published();
        var young = Instant.now().minusSeconds(ON_ITS_WAY_SECONDS);
        for (var schema : Schemas.all()) {
            eachRow(evidence, schema, (id, topic, key, sequence, at, print) -> {
                if (published.facts().containsKey(id) || published.wasReplaced(topic, key, sequence)) return;
                var what = "%s.outbox: number %d of %s was committed at %s and is not in %s"
                        .formatted(schema, sequence, key, at, topic);
                findings.add(new Finding(Remedy.REPAIRABLE, id.toString(), what).pendingIf(at.isAfter(young)));
            });
        }
        return findings;
    }

    private static List<Finding> ghosts(Evidence evidence) throws SQLException {
        var published = evidence.published();
        List<Finding> findings = new ArrayList<>(published.strange());
        var committed = new BitSet();
        for (var schema : Schemas.all()) {
            eachRow(evidence, schema, (id, topic, key, sequence, at, print) -> {
                var seen = published.facts().get(id);
                if (seen == null) return;
                committed.set(seen.number());
                if (!seen.print().equals(print))
                    findings.add(new Finding(
                            Remedy.NEEDS_A_PERSON,
                            id.toString(),
                            "the record at " + seen.place() + " is not what " + schema + ".outbox says"));
            });
        }
        var kept = oldestDay(evidence);
        published.facts().forEach((id, seen) -> {
            if (!committed.get(seen.number()) && !seen.time().isBefore(kept))
                findings.add(new Finding(
                        Remedy.NEEDS_A_PERSON,
                        id.toString(),
                        "the record at " + seen.place() + " was never committed"));
        });
        return findings;
    }

    private static void eachRow(Evidence evidence, String schema, Rows rows) throws SQLException {
        try (var statement = evidence.sql().createStatement()) {
            statement.setFetchSize(5_000);
            try (var found = statement.executeQuery("select id, topic, key, sequence, occurred_at, " + Print.IN_SQL
                    + " as print from " + schema + ".outbox")) {
                while (found.next())
                    rows.row(
                            found.getObject("id", UUID.class),
                            found.getString("topic"),
                            found.getString("key"),
                            found.getLong("sequence"),
                            found.getTimestamp("occurred_at").toInstant(),
                            found.getObject("print", UUID.class));
            }
        }
    }

    /** Rows of older days were dropped on purpose; their records may still be in Kafka. */
    private static Instant oldestDay(Evidence evidence) throws SQLException {
        var oldest = LocalDate.MIN;
        for (var schema : Schemas.all()) {
            try (var statement = evidence.sql().createStatement();
                    var rows = statement.executeQuery("select min(recorded_on) from " + schema + ".outbox")) {
                rows.next();
                var day = rows.getObject(1, LocalDate.class);
                if (day != null && day.isAfter(oldest) && droppedDays(evidence, schema)) oldest = day;
            }
        }
        return oldest.equals(LocalDate.MIN)
                ? Instant.EPOCH
                : oldest.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** Whether partitions were dropped: the first day that has one is later than the day of the first number given. */
    private static boolean droppedDays(Evidence evidence, String schema) throws SQLException {
        try (var statement = evidence.sql().createStatement();
                var rows = statement.executeQuery("""
                        select exists (select from %1$s.outbox_sequence s
                            where not exists (select from %1$s.outbox o
                                              where o.topic = s.topic and o.key = s.key and o.sequence = 1))
                        """.formatted(schema))) {
            return rows.next() && rows.getBoolean(1);
        }
    }
}
