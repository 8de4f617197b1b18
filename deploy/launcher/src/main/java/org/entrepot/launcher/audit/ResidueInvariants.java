package org.entrepot.launcher.audit;

import static org.entrepot.launcher.audit.Remedy.NEEDS_A_PERSON;
import static org.entrepot.launcher.audit.Remedy.PENDING;
import static org.entrepot.launcher.audit.Remedy.REPAIRABLE;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entrepot.launcher.platform.Schemas;

/** What should have been cleared away was cleared away. */
final class ResidueInvariants {
    /** Transactions end after ten seconds, and idle ones are ended by the server after fifteen. */
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(20);

    private ResidueInvariants() {}

    static List<Invariant> all() {
        return List.of(Invariant.of(
                "I-20",
                "nothing is left over: no stale lock, no hold past its time, no leased errand, no half deed, nothing parked",
                staleLocks(LONGEST_REQUEST),
                staleTransactions(LONGEST_REQUEST),
                Question.always(REPAIRABLE, HELD_TOO_LONG),
                Question.inTheEnd(REPAIRABLE, LEASED_TOO_LONG),
                Question.always(NEEDS_A_PERSON, MEANS_OF_PAYMENT_KEPT),
                Question.always(NEEDS_A_PERSON, LABELS_HALF_BOUGHT),
                Question.inTheEnd(REPAIRABLE, SLIPS_HALF_HANDED_OVER),
                Question.inTheEnd(REPAIRABLE, MAILS_NOT_SENT),
                ResidueInvariants::parked));
    }

    /** A request that holds its Idempotency-Key holds an advisory lock for as long as its transaction. */
    static Question staleLocks(Duration longest) {
        return Question.always(NEEDS_A_PERSON, """
                select a.usename || ' ' || l.pid, format('has held an advisory lock since %%s: a key in flight?', a.xact_start)
                from pg_locks l join pg_stat_activity a on a.pid = l.pid
                where l.locktype = 'advisory' and l.granted and a.datname = current_database() and a.usename like '%%\\_service'
                  and coalesce(a.xact_start, a.state_change) <= clock_timestamp() - interval '%d seconds'
                """.formatted(longest.toSeconds()));
    }

    static Question staleTransactions(Duration longest) {
        return Question.always(NEEDS_A_PERSON, """
                select a.usename || ' ' || a.pid, format('has been in one transaction since %%s: %%s', a.xact_start, left(a.query, 80))
                from pg_stat_activity a
                where a.datname = current_database() and a.usename like '%%\\_service' and a.backend_type = 'client backend'
                  and a.xact_start <= clock_timestamp() - interval '%d seconds'
                """.formatted(longest.toSeconds()));
    }

    private static List<Finding> parked(Evidence evidence) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        for (var schema : Schemas.all()) {
            try (var statement = evidence.sql().createStatement();
                    var rows = statement.executeQuery(PARKED.formatted(schema))) {
                while (rows.next()) {
                    var event = rows.getObject("event_id", UUID.class);
                    if (event != null && evidence.expectedParked().contains(event)) continue;
                    findings.add(new Finding(
                            remedy(rows.getString("reason"), evidence), rows.getString("id"), rows.getString("what")));
                }
            }
        }
        return findings;
    }

    /** Those that wait go on by themselves when what they wait for comes; the broken ones do not. */
    private static Remedy remedy(String reason, Evidence evidence) {
        return switch (reason) {
            case "POISON" -> NEEDS_A_PERSON;
            case "AWAITING" -> PENDING;
            default -> evidence.isAtRest() ? REPAIRABLE : PENDING;
        };
    }

    private static final String PARKED = """
            select id, event_id, reason, format('%%s has parked %%s %%s, number %%s of %%s: %%s %%s %%s', consumer, topic,
                       coalesce(type, '?'), coalesce(sequence::text, '?'), key, reason, error, split_part(detail, E'\\n', 1)) as what
            from %1$s.parked_event where state = 'PARKED'
            """;

    private static final String HELD_TOO_LONG = """
            select order_id, format('its stock is set aside until %s, which has passed', held_until)
            from inventory.reservation where state = 'RESERVED' and held_until < now() - interval '1 minute'
            """;

    private static final String LEASED_TOO_LONG =
            Schemas.all().stream().map("""
            select subject, format('%1$s: the errand %%s was leased until %%s, and nobody took it up', kind, leased_until)
            from %1$s.errand where state = 'DUE' and leased_until < now() - interval '30 seconds'
            """::formatted).collect(Collectors.joining(" union all "));

    private static final String MEANS_OF_PAYMENT_KEPT = """
            select id, format('order %s is %s and still has its means of payment', number, state)
            from orders.orders where payment_token is not null and state <> 'PENDING' and coalesce(held_from, '') <> 'PENDING'
            """;

    private static final String LABELS_HALF_BOUGHT = """
            select parcel_id, format('its label has been %s since %s', state, claimed_at)
            from shipping.label where state in ('CLAIMED', 'VOIDING') and claimed_at < now() - interval '10 minutes'
            """;

    private static final String SLIPS_HALF_HANDED_OVER = """
            select id, format('manifest of %s, closed at %s, is being handed over', carrier, closed_at)
            from shipping.manifest where state = 'HANDING_OVER' and closed_at < now() - interval '10 minutes'
            """;

    private static final String MAILS_NOT_SENT = """
            select order_id, format('mail %s has waited since %s, and no errand sends it', template, queued_at)
            from customers.notification n
            where state = 'QUEUED' and queued_at < now() - interval '1 minute'
              and not exists (select from customers.errand e where e.subject = n.id::text and e.state = 'DUE')
            """;
}
