package org.entrepot.kit.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.entrepot.kit.Ids;
import org.entrepot.kit.Wire;
import org.entrepot.kit.inbox.Delivery.Stream;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/**
 * Facts that could not be applied, kept with everything needed to apply them later. Those that only wait (for a
 * predecessor or a cause) go on by themselves; the broken ones wait for a person.
 */
@ApplicationScoped
public class ParkedEvents {

    /** Why a fact is parked. */
    public enum Reason {
        /** It fails, and will fail again until something is mended. */
        POISON,
        /** An earlier fact of its stream is parked. */
        BEHIND,
        /** An earlier fact of its stream has not come. */
        GAP,
        /** What it speaks of is not here yet. */
        AWAITING
    }

    private static final Logger LOG = Logger.getLogger(ParkedEvents.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /** A cause that has not come by then will not come by itself. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Jdbi jdbi;
    private final Clock clock;
    private final Map<String, Drain> drains = new ConcurrentHashMap<>();

    ParkedEvents(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    void serve(String consumer, Drain drain) {
        drains.put(consumer, drain);
    }

    void park(Handle sql, String consumer, Delivery delivery, Reason reason, @Nullable Throwable why) {
        var kafka = delivery.kafka();
        var envelope = delivery.envelope();
        var now = clock.instant();
        sql.createUpdate("""
                insert into parked_event (id, consumer, topic, partition, kafka_offset, key, sequence, event_id, type, headers,
                                          payload, reason, error, detail, parked_at, next_try_at)
                values (:id, :consumer, :topic, :partition, :offset, :key, :sequence, :eventId, :type, :headers,
                        :payload, :reason, :error, :detail, :now, :nextTry)
                on conflict do nothing
                """)
                .bind("id", Ids.next())
                .bind("consumer", consumer)
                .bind("topic", kafka.topic())
                .bind("partition", kafka.partition())
                .bind("offset", kafka.offset())
                .bind("key", kafka.key() == null ? "" : kafka.key())
                .bind("sequence", envelope == null ? null : envelope.sequence())
                .bind("eventId", envelope == null ? null : envelope.id())
                .bind("type", envelope == null ? null : envelope.type())
                .bind("headers", headers(kafka))
                .bind("payload", kafka.value())
                .bind("reason", reason.name())
                .bind("error", why == null ? "" : why.getClass().getSimpleName())
                .bind("detail", why == null || why.getMessage() == null ? "" : why.getMessage())
                .bind("now", now)
                .bind("nextTry", reason == Reason.AWAITING ? now.plus(FIRST_WAIT) : null)
                .execute();
        LOG.warnf(
                "%s parks %s %s of %s: %s %s",
                consumer,
                kafka.topic(),
                envelope == null ? "?" : envelope.type(),
                kafka.key(),
                reason,
                why == null ? "" : why.getClass().getSimpleName());
    }

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

    /** Applies what waits in the stream, in order, until one must go on waiting. */
    void release(String consumer, Stream stream) {
        var waiting = jdbi.withHandle(sql -> sql.createQuery("""
                select id from parked_event where state = 'PARKED' and consumer = :consumer and topic = :topic and key = :key
                  and reason in ('BEHIND', 'GAP') order by sequence
                """)
                .bind("consumer", consumer)
                .bind("topic", stream.topic())
                .bind("key", stream.key())
                .mapTo(UUID.class)
                .list());
        for (var id : waiting) if (!tryAgain(id)) return;
    }

    /** Gives another chance to everything whose time or predecessor has come. */
    @Scheduled(
            every = "${entrepot.parked.retry-every}",
            identity = "parked-events",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void retryWhatWaits() {
        try {
            due().forEach(this::tryAgain);
        } catch (RuntimeException failure) {
            if (!Failures.databaseIsAway(failure)) throw failure;
        }
    }

    private List<UUID> due() {
        return jdbi.withHandle(sql -> sql.createQuery("""
                select p.id from parked_event p left join stream_position s using (consumer, topic, key)
                where p.state = 'PARKED'
                  and (p.reason = 'AWAITING' and p.next_try_at <= :now
                    or p.reason in ('BEHIND', 'GAP') and p.sequence <= coalesce(s.last_sequence, 0) + 1)
                order by p.topic, p.key, p.sequence limit 200
                """)
                .bind("now", clock.instant())
                .mapTo(UUID.class)
                .list());
    }

    private boolean tryAgain(UUID id) {
        try {
            var done = replay(id, "platform", "its turn has come", false);
            if (done) find(id).ifPresent(event -> release(event.consumer(), event.stream()));
            return done;
        } catch (RuntimeException failure) {
            if (Failures.databaseIsAway(failure)) throw failure;
            keepWaiting(id, Failures.root(failure), Failures.passes(failure));
            return false;
        }
    }

    private void keepWaiting(UUID id, Throwable why, boolean passes) {
        find(id).ifPresent(event -> {
            var now = clock.instant();
            var patient = passes && event.parkedAt().plus(PATIENCE).isAfter(now);
            var wait = FIRST_WAIT.multipliedBy(1L << Math.min(event.attempts(), 5));
            jdbi.useHandle(sql -> sql.createUpdate("""
                    update parked_event set attempts = attempts + 1, reason = :reason, error = :error, detail = :detail,
                           next_try_at = :nextTry
                    where id = :id and state = 'PARKED'
                    """)
                    .bind("id", id)
                    .bind("reason", (patient ? Reason.AWAITING : Reason.POISON).name())
                    .bind("error", why.getClass().getSimpleName())
                    .bind("detail", String.valueOf(why.getMessage()))
                    .bind("nextTry", patient ? now.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT) : null)
                    .execute());
        });
    }

    /**
     * Applies the fact now and, when that succeeds, those behind it.
     *
     * @return false when an earlier fact of its stream must come first, or when it is no longer parked
     */
    public boolean replayBy(UUID id, String actor, String why, boolean overAGap) {
        var done = replay(id, actor, why, overAGap);
        if (done) find(id).ifPresent(event -> release(event.consumer(), event.stream()));
        return done;
    }

    private boolean replay(UUID id, String actor, String why, boolean overAGap) {
        return QuarkusTransaction.requiringNew()
                .call(() -> jdbi.withHandle(sql -> {
                    var event = lock(sql, id);
                    if (event.isEmpty()) return false;
                    var drain = drains.get(event.get().consumer());
                    if (drain == null) return false;
                    if (!drain.applyParked(sql, event.get().asRecord(), overAGap)) return false;
                    settle(sql, id, "REPLAYED", actor, why);
                    return true;
                }));
    }

    /**
     * Gives the fact up, on record, and lets those behind it go on. What is missing before it is given up with it.
     *
     * @return false when an earlier fact of its stream is parked too, or when it is no longer parked
     */
    public boolean discardBy(UUID id, String actor, String why) {
        var given = QuarkusTransaction.requiringNew()
                .call(() -> jdbi.withHandle(sql -> {
                    var event = lock(sql, id).filter(parked -> isFirst(sql, parked));
                    event.ifPresent(parked -> {
                        settle(sql, id, "DISCARDED", actor, why);
                        var drain = drains.get(parked.consumer());
                        if (drain != null && parked.sequence() != null)
                            drain.passOver(sql, parked.stream(), parked.sequence());
                    });
                    return event;
                }));
        given.ifPresent(event -> release(event.consumer(), event.stream()));
        return given.isPresent();
    }

    private boolean isFirst(Handle sql, ParkedEvent event) {
        return event.sequence() == null || !hasEarlier(sql, event.consumer(), event.stream(), event.sequence());
    }

    private Optional<ParkedEvent> lock(Handle sql, UUID id) {
        return sql.createQuery("select * from parked_event where id = :id and state = 'PARKED' for update skip locked")
                .bind("id", id)
                .map(ConstructorMapper.of(ParkedEvent.class))
                .findOne();
    }

    private void settle(Handle sql, UUID id, String state, String actor, String why) {
        sql.createUpdate("""
                update parked_event set state = :state, settled_at = :now, settled_by = :actor, settled_why = :why
                where id = :id
                """)
                .bind("id", id)
                .bind("state", state)
                .bind("now", clock.instant())
                .bind("actor", actor)
                .bind("why", why)
                .execute();
    }

    public Optional<ParkedEvent> find(UUID id) {
        return jdbi.withHandle(sql -> sql.createQuery("select * from parked_event where id = :id")
                .bind("id", id)
                .map(ConstructorMapper.of(ParkedEvent.class))
                .findOne());
    }

    /** Parked facts, oldest first, from after the given id (keyset). */
    public List<ParkedEvent> list(String state, @Nullable UUID after, int limit) {
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

    private static String headers(ConsumerRecord<String, byte[]> kafka) {
        var headers = new LinkedHashMap<String, String>();
        kafka.headers()
                .forEach(header -> headers.put(
                        header.key(),
                        header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8)));
        return Wire.write(headers);
    }

    /** A parked fact as the operations API and the audit see it. */
    public record ParkedEvent(
            UUID id,
            String consumer,
            String topic,
            int partition,
            long kafkaOffset,
            String key,
            @Nullable Long sequence,
            @Nullable UUID eventId,
            @Nullable String type,
            String headers,
            byte @Nullable [] payload,
            Reason reason,
            String error,
            String detail,
            int attempts,
            Instant parkedAt,
            @Nullable Instant nextTryAt,
            String state,
            @Nullable Instant settledAt,
            @Nullable String settledBy,
            @Nullable String settledWhy) {

        Stream stream() {
            return new Stream(topic, key);
        }

        ConsumerRecord<String, byte[]> asRecord() {
            var kafkaHeaders = new RecordHeaders();
            Wire.read(headers, JsonNode.class)
                    .properties()
                    .forEach(header -> kafkaHeaders.add(
                            header.getKey(),
                            header.getValue().isNull()
                                    ? null
                                    : header.getValue().asText().getBytes(StandardCharsets.UTF_8)));
            return new ConsumerRecord<>(
                    topic,
                    partition,
                    kafkaOffset,
                    0L,
                    TimestampType.NO_TIMESTAMP_TYPE,
                    0,
                    0,
                    key,
                    payload,
                    kafkaHeaders,
                    Optional.empty());
        }
    }
}
