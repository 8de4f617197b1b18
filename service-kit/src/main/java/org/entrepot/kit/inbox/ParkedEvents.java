package org.entrepot.kit.inbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.entrepot.kit.inbox.Delivery.Stream;
import org.entrepot.kit.inbox.ParkedEvent.Reason;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Facts that could not be applied, kept with everything needed to apply them later. Those that only wait (for a
 * predecessor or a cause) go on by themselves; the broken ones wait for a person.
 */
@ApplicationScoped
public class ParkedEvents {

    private static final Logger LOG = Logger.getLogger(ParkedEvents.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /** A cause that has not come by then will not come by itself. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Jdbi jdbi;
    private final ParkedRows rows;
    private final Clock clock;
    private final Map<String, Drain> drains = new ConcurrentHashMap<>();

    ParkedEvents(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.rows = new ParkedRows(jdbi);
        this.clock = clock;
    }

    void serve(String consumer, Drain drain) {
        drains.put(consumer, drain);
    }

    void park(Handle sql, String consumer, Delivery delivery, Reason reason, @Nullable Throwable why) {
        var now = clock.instant();
        var event = ParkedEvent.of(
                consumer, delivery, reason, why, now, reason == Reason.AWAITING ? now.plus(FIRST_WAIT) : null);
        rows.add(sql, event);
        LOG.warnf(
                "%s parks %s %s of %s: %s %s",
                consumer, event.topic(), event.type() == null ? "?" : event.type(), event.key(), reason, event.error());
    }

    boolean hasEarlier(Handle sql, String consumer, Stream stream, long sequence) {
        return rows.hasEarlier(sql, consumer, stream, sequence);
    }

    /** Applies what waits in the stream, in order, until one must go on waiting. */
    void release(String consumer, Stream stream) {
        for (var id : rows.waiting(consumer, stream)) if (!tryAgain(id)) return;
    }

    /** Gives another chance to everything whose time or predecessor has come. */
    @Scheduled(
            every = "${entrepot.parked.retry-every}",
            identity = "parked-events",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void retryWhatWaits() {
        try {
            rows.due(clock.instant()).forEach(this::tryAgain);
        } catch (RuntimeException failure) {
            if (!Failures.databaseIsAway(failure)) throw failure;
        }
    }

    private boolean tryAgain(UUID id) {
        try {
            return replayBy(id, "platform", "its turn has come", false);
        } catch (RuntimeException failure) {
            if (Failures.databaseIsAway(failure)) throw failure;
            keepWaiting(id, Failures.root(failure), Failures.passes(failure));
            return false;
        }
    }

    private void keepWaiting(UUID id, Throwable why, boolean passes) {
        rows.find(id).ifPresent(event -> {
            var now = clock.instant();
            var patient = passes && event.parkedAt().plus(PATIENCE).isAfter(now);
            var wait = FIRST_WAIT.multipliedBy(1L << Math.min(event.attempts(), 5));
            rows.failedAgain(
                    id, why, patient ? now.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT) : null);
        });
    }

    /**
     * Applies the fact now and, when that succeeds, those behind it.
     *
     * @param overAGap although an earlier fact of its stream never came; one that is parked must come first all the same
     * @return false when an earlier fact of its stream must come first, or when it is no longer parked
     */
    public boolean replayBy(UUID id, String actor, String why, boolean overAGap) {
        var replayed = QuarkusTransaction.requiringNew()
                .call(() -> jdbi.withHandle(sql -> {
                    var event = rows.lock(sql, id);
                    if (event.isEmpty() || overAGap && !isFirst(sql, event.get())) return Optional.<ParkedEvent>empty();
                    if (!apply(sql, event.get(), overAGap)) return Optional.<ParkedEvent>empty();
                    rows.settle(sql, id, "REPLAYED", actor, why, clock.instant());
                    return event;
                }));
        replayed.ifPresent(event -> release(event.consumer(), event.stream()));
        return replayed.isPresent();
    }

    private boolean apply(Handle sql, ParkedEvent event, boolean overAGap) {
        var drain = drains.get(event.consumer());
        return drain != null && drain.applyParked(sql, event.asRecord(), overAGap);
    }

    /**
     * Gives the fact up, on record, and lets those behind it go on. What is missing before it is given up with it.
     *
     * @return false when an earlier fact of its stream is parked too, or when it is no longer parked
     */
    public boolean discardBy(UUID id, String actor, String why) {
        var given = QuarkusTransaction.requiringNew()
                .call(() -> jdbi.withHandle(sql -> {
                    var event = rows.lock(sql, id).filter(parked -> isFirst(sql, parked));
                    event.ifPresent(parked -> {
                        rows.settle(sql, id, "DISCARDED", actor, why, clock.instant());
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

    public Optional<ParkedEvent> find(UUID id) {
        return rows.find(id);
    }

    /** Parked facts, oldest first, from after the given id (keyset). */
    public List<ParkedEvent> list(String state, @Nullable UUID after, int limit) {
        return rows.list(state, after, limit);
    }
}
