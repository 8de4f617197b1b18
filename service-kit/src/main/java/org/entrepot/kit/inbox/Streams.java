package org.entrepot.kit.inbox;

import static org.entrepot.kit.sql.Columns.texts;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.entrepot.kit.inbox.Delivery.Stream;
import org.jdbi.v3.core.Handle;

/** What one consumer has heard and how far it has applied each stream. */
final class Streams {

    private final String consumer;

    Streams(String consumer) {
        this.consumer = consumer;
    }

    /**
     * Writes the ids into the inbox; gives those that were not there. A twin that holds the same partition for a moment
     * waits here until the first has committed, and then finds nothing new.
     */
    Set<UUID> firstHeard(Handle sql, Collection<UUID> ids) {
        if (ids.isEmpty()) return Set.of();
        return new HashSet<>(sql.createQuery("""
                insert into inbox (consumer, event_id) select :consumer, id from unnest(:ids::uuid[]) id order by id
                on conflict do nothing returning event_id
                """)
                .bind("consumer", consumer)
                .bind("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .mapTo(UUID.class)
                .list());
    }

    /** The last applied number of each stream; 0 where nothing was applied. Locks the rows until the transaction ends. */
    Map<Stream, Long> positions(Handle sql, Collection<Stream> streams) {
        var positions = new HashMap<Stream, Long>();
        sql.createQuery("""
                select topic, key, last_sequence from stream_position
                where consumer = :consumer and (topic, key) in (select * from unnest(:topics::text[], :keys::text[]))
                order by topic, key for update
                """)
                .bind("consumer", consumer)
                .bind("topics", texts(streams, Stream::topic))
                .bind("keys", texts(streams, Stream::key))
                .map((row, context) -> positions.put(
                        new Stream(row.getString("topic"), row.getString("key")), row.getLong("last_sequence")))
                .list();
        return positions;
    }

    /** Writes down how far each stream has come; gives those in which something is parked that may follow now. */
    Set<Stream> advance(Handle sql, Map<Stream, Long> positions) {
        if (positions.isEmpty()) return Set.of();
        var streams = List.copyOf(positions.keySet());
        return new LinkedHashSet<>(sql.createQuery("""
                with stream as (
                    select topic, key, last
                    from unnest(:topics::text[], :keys::text[], :lasts::bigint[]) as t(topic, key, last)
                ), advanced as (
                    insert into stream_position as p (consumer, topic, key, last_sequence)
                    select :consumer, topic, key, last from stream order by topic, key
                    on conflict (consumer, topic, key)
                    do update set last_sequence = greatest(p.last_sequence, excluded.last_sequence)
                )
                select distinct topic, key from parked_event join stream using (topic, key)
                where state = 'PARKED' and consumer = :consumer and reason in ('BEHIND', 'GAP')
                """)
                .bind("consumer", consumer)
                .bind("topics", texts(streams, Stream::topic))
                .bind("keys", texts(streams, Stream::key))
                .bind("lasts", streams.stream().map(positions::get).toArray(Long[]::new))
                .map((row, context) -> new Stream(row.getString("topic"), row.getString("key")))
                .list());
    }
}
