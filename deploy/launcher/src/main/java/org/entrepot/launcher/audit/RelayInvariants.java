package org.entrepot.launcher.audit;

import static org.entrepot.launcher.audit.Remedy.NEEDS_A_PERSON;

import java.util.List;

/** The way from the write-ahead log to Kafka is open. */
final class RelayInvariants {
    private RelayInvariants() {}

    static List<Invariant> all() {
        return List.of(Invariant.of(
                "I-21",
                "the slot is healthy: one, read by somebody, with all its log, far below the limit",
                Question.always(NEEDS_A_PERSON, NOT_ONE),
                Question.always(NEEDS_A_PERSON, UNHEALTHY),
                Question.always(NEEDS_A_PERSON, NOT_PUBLISHED)));
    }

    /** The services share one database, and one connector reads all outboxes: a second slot only keeps log. */
    private static final String NOT_ONE = """
            select 'replication slots', format('there are %s, and one is needed: %s', count(*),
                                               coalesce(string_agg(slot_name, ', '), 'none'))
            from pg_replication_slots where database = current_database() having count(*) <> 1
            """;

    private static final String UNHEALTHY = """
            with slot as (
                select slot_name, active, coalesce(wal_status, 'lost') as wal,
                       pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn) as kept,
                       pg_size_bytes(nullif(current_setting('max_slot_wal_keep_size'), '-1')) as most
                from pg_replication_slots where database = current_database()
            )
            select slot_name, 'nobody reads it: no fact reaches Kafka' from slot where not active
            union all
            select slot_name, format('its log is %s: committed facts may be lost to Kafka; rebuild the topics', wal)
            from slot where wal not in ('reserved', 'extended')
            union all
            select slot_name, format('keeps %s of log, and is given up at %s', pg_size_pretty(kept), pg_size_pretty(most))
            from slot where kept > most / 2
            """;

    /** Inserts alone, and of every outbox. A row filter would swallow facts in silence. */
    private static final String NOT_PUBLISHED = """
            select n.nspname || '.outbox', 'is not published: what is said there reaches nobody'
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relname = 'outbox' and c.relkind = 'p' and not exists (
                select from pg_publication_tables p
                where p.pubname = 'outbox_pub' and p.schemaname = n.nspname and p.tablename = 'outbox')
            union all
            select schemaname || '.' || tablename, 'is published with a filter: ' || rowfilter
            from pg_publication_tables where pubname = 'outbox_pub' and rowfilter is not null
            """;
}
