package org.entrepot.kit.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrepot.kit.inbox.Delivery.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** The table {@code parked_event}. What takes a handle belongs to the caller's transaction. */
final class ParkedRows {

    /** Tried again in one go. */
    private static final int MOST_DUE = 200;

    private final Jdbi jdbi;

    ParkedRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Nothing when the same record is there already. */
    void add(Handle sql, ParkedEvent event) {
        sql.createUpdate("""
                insert into parked_event (id, consumer, topic, partition, kafka_offset, key, sequence, event_id, type, headers,
                                          payload, reason, error, detail, parked_at, next_try_at)
                values (:id, :consumer, :topic, :partition, :kafkaOffset, :key, :sequence, :eventId, :type, :headers,
                        :payload, :reason, :error, :detail, :parkedAt, :nextTryAt)
                on conflict do nothing
                """).bindMethods(event).execute();
    }

    /** Whether something of this stream is parked that comes before this number. */
    boolean hasEarlier(Handle sql, String consumer, Stream stream, long sequence) {
        return sql.createQuery("""
                select exists (select 1 from parked_event where state = 'PARKED' and consumer = :consumer
                               and topic = :topic and key = :key and sequence < :sequence)
                """)
                .bind("consumer", consumer)
                .bind("topic", stream.topic())
                .bind("key", stream.key())
                .bind("sequence", sequence)
                .mapTo(Boolean.class)
                .one();
    }

    /** What waits for its turn in the stream, in order. */
    List<UUID> waiting(String consumer, Stream stream) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                select id from parked_event where state = 'PARKED' and consumer = :consumer and topic = :topic and key = :key
                  and reason in ('BEHIND', 'GAP') order by sequence
                """)
                .bind("consumer", consumer)
                .bind("topic", stream.topic())
                .bind("key", stream.key())
                .mapTo(UUID.class)
                .list());
    }

    /** What is to be tried again by itself, each stream in its order. */
    List<UUID> due(Instant now) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                select p.id from parked_event p left join stream_position s using (consumer, topic, key)
                where p.state = 'PARKED'
                  and (p.reason = 'AWAITING' and p.next_try_at <= :now
                    or p.reason in ('BEHIND', 'GAP') and p.sequence <= coalesce(s.last_sequence, 0) + 1)
                order by p.topic, p.key, p.sequence limit :most
                """)
                .bind("now", now)
                .bind("most", MOST_DUE)
                .mapTo(UUID.class)
                .list());
    }

    /** It was tried in vain once more. @param nextTry when to try again; none when a person has to look */
    void failedAgain(UUID id, Throwable why, @Nullable Instant nextTry) {
        var reason = nextTry == null ? ParkedEvent.Reason.POISON : ParkedEvent.Reason.AWAITING;
        jdbi.useHandle(sql -> sql.createUpdate("""
                update parked_event set attempts = attempts + 1, reason = :reason, error = :error, detail = :detail,
                       next_try_at = :nextTry
                where id = :id and state = 'PARKED'
                """)
                .bind("id", id)
                .bind("reason", reason)
                .bind("error", why.getClass().getSimpleName())
                .bind("detail", String.valueOf(why.getMessage()))
                .bind("nextTry", nextTry)
                .execute());
    }

    /** It, unless it is no longer parked or somebody else has it in hand. */
    Optional<ParkedEvent> lock(Handle sql, UUID id) {
        return sql.createQuery("select * from parked_event where id = :id and state = 'PARKED' for update skip locked")
                .bind("id", id)
                .map(ConstructorMapper.of(ParkedEvent.class))
                .findOne();
    }

    void settle(Handle sql, UUID id, String state, String actor, String why, Instant now) {
        sql.createUpdate("""
                update parked_event set state = :state, settled_at = :now, settled_by = :actor, settled_why = :why
                where id = :id
                """)
                .bind("id", id)
                .bind("state", state)
                .bind("now", now)
                .bind("actor", actor)
                .bind("why", why)
                .execute();
    }

    Optional<ParkedEvent> find(UUID id) {
        return jdbi.withHandle(sql -> sql.createQuery("select * from parked_event where id = :id")
                .bind("id", id)
                .map(ConstructorMapper.of(ParkedEvent.class))
                .findOne());
    }

    List<ParkedEvent> list(String state, @Nullable UUID after, int limit) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                select * from parked_event where state = :state and (:after::uuid is null or id > :after::uuid)
                order by id limit :limit
                """)
                .bind("state", state)
                .bind("after", after == null ? null : after.toString())
                .bind("limit", limit)
                .map(ConstructorMapper.of(ParkedEvent.class))
                .list());
    }
}
