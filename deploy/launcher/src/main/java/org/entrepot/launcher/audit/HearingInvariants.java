package org.entrepot.launcher.audit;

import static org.entrepot.launcher.audit.Remedy.NEEDS_A_PERSON;
import static org.entrepot.launcher.audit.Remedy.REPAIRABLE;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entrepot.launcher.platform.Schemas;

/** What was told was heard, by everybody who reacts to it, once and in order. */
final class HearingInvariants {
    private HearingInvariants() {}

    static List<Invariant> all() {
        return List.of(
                Invariant.of(
                        "I-10",
                        "every fact is in the inbox of each consumer that reacts to it, once, or parked",
                        HearingInvariants::silent,
                        Question.always(NEEDS_A_PERSON, NOT_ONCE),
                        HearingInvariants::unheard),
                Invariant.of(
                        "I-12",
                        "each consumer has applied each stream up to its last number; behind only while parked",
                        HearingInvariants::behind,
                        HearingInvariants::ofNobody));
    }

    /** Without the table of what a service reacts to, everything would hold. */
    private static List<Finding> silent(Evidence evidence) throws SQLException {
        return Hearings.readFrom(evidence.sql()).silent().stream()
                .map(schema -> new Finding(
                        NEEDS_A_PERSON,
                        schema,
                        "has heard facts and does not say which it reacts to: is it an old version?"))
                .toList();
    }

    /** What is not in the topic (yet, or any more) cannot have been heard: that is for I-13. */
    private static List<Finding> unheard(Evidence evidence) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        var facts = evidence.published().facts();
        for (var pair : Hearings.readFrom(evidence.sql()).pairs())
            late(evidence, pair.sql(UNHEARD)).stream()
                    .filter(finding -> facts.containsKey(UUID.fromString(finding.subject())))
                    .forEach(findings::add);
        return findings;
    }

    private static List<Finding> behind(Evidence evidence) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        for (var pair : Hearings.readFrom(evidence.sql()).pairs()) {
            findings.addAll(late(evidence, pair.sql(BEHIND)));
            findings.addAll(Question.always(NEEDS_A_PERSON, pair.sql(AHEAD)).findings(evidence));
        }
        return findings;
    }

    /** What was said a moment ago (third column) is on its way, whatever else is at rest. */
    private static List<Finding> late(Evidence evidence, String query) throws SQLException {
        try (var statement = evidence.sql().createStatement();
                var rows = statement.executeQuery(query)) {
            List<Finding> findings = new ArrayList<>();
            while (rows.next())
                findings.add(new Finding(REPAIRABLE, rows.getString(1), rows.getString(2))
                        .pendingIf(!evidence.isAtRest() || rows.getBoolean(3)));
            return findings;
        }
    }

    /** Streams that a consumer follows and no service says. */
    private static List<Finding> ofNobody(Evidence evidence) throws SQLException {
        var said = Schemas.all().stream()
                .map("select topic, key from %s.outbox_sequence"::formatted)
                .collect(Collectors.joining(" union all "));
        List<Finding> findings = new ArrayList<>();
        for (var schema : Schemas.all())
            findings.addAll(Question.always(NEEDS_A_PERSON, OF_NOBODY.formatted(schema, said))
                    .findings(evidence));
        return findings;
    }

    private static final String NOT_ONCE =
            Schemas.all().stream().map("""
            select '%1$s.inbox', 'no key of the table lets a consumer hear a fact once alone'
            where not exists (select from pg_constraint c where c.conrelid = '%1$s.inbox'::regclass and c.contype in ('p', 'u')
                                and pg_get_constraintdef(c.oid) like '%%(consumer, event_id)')
            """::formatted).collect(Collectors.joining(" union all "));

    private static final String UNHEARD = """
            select o.id, format('%%s has not heard %%s, number %%s of %%s', r.consumer, o.type, o.sequence, o.key),
                   o.occurred_at > now() - interval '10 seconds'
            from %1$s.outbox o
            join %2$s.reaction r on r.topic = o.topic and r.type = o.type and o.occurred_at >= r.since
            where not exists (select from %2$s.inbox i where i.consumer = r.consumer and i.event_id = o.id)
              and not exists (select from %2$s.parked_event p where p.consumer = r.consumer and p.event_id = o.id)
            """;

    /** A stream whose facts are all past their keeping may have ended before the consumer was there. */
    private static final String BEHIND = """
            select s.key, format('%%s has applied %%s up to number %%s of %%s, and nothing of it is parked', r.consumer, s.topic,
                                 coalesce(p.last_sequence, 0), s.last),
                   exists (select from %1$s.outbox o where o.key = s.key and o.topic = s.topic and o.sequence = s.last
                             and o.occurred_at > now() - interval '10 seconds')
            from %1$s.outbox_sequence s
            join (select distinct consumer, topic from %2$s.reaction) r on r.topic = s.topic
            left join %2$s.stream_position p on p.consumer = r.consumer and p.topic = s.topic and p.key = s.key
            where coalesce(p.last_sequence, 0) < s.last
              and (p.last_sequence is not null
                   or exists (select from %1$s.outbox o where o.key = s.key and o.topic = s.topic))
              and not exists (select from %2$s.parked_event e where e.state = 'PARKED' and e.consumer = r.consumer
                                and e.topic = s.topic and e.key = s.key)
            """;

    private static final String AHEAD = """
            select s.key, format('%%s has applied number %%s of %%s, and only %%s were said', p.consumer, p.last_sequence,
                                 s.topic, s.last)
            from %1$s.outbox_sequence s join %2$s.stream_position p on p.topic = s.topic and p.key = s.key
            where p.last_sequence > s.last and not exists (
                select from %2$s.parked_event e where e.state = 'DISCARDED' and e.consumer = p.consumer
                  and e.topic = p.topic and e.key = p.key and e.sequence >= p.last_sequence)
            """;

    private static final String OF_NOBODY = """
            select p.key, format('%%s follows a stream of %%s that nobody says', p.consumer, p.topic)
            from %1$s.stream_position p
            where not exists (select from (%2$s) s where s.topic = p.topic and s.key = p.key)
              and not exists (select from %1$s.parked_event e where e.state = 'DISCARDED' and e.consumer = p.consumer
                                and e.topic = p.topic and e.key = p.key)
            """;
}
