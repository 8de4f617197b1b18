package org.entrepot.kit.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.entrepot.kit.Trail;
import org.entrepot.kit.inbox.Delivery.Stream;
import org.entrepot.kit.inbox.ParkedEvent.Reason;
import org.entrepot.kit.trace.FactSpans;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Applies what a channel delivers: a batch is one transaction that holds the inbox rows, the effects, the facts said and
 * how far each stream has come. When it fails, the batch is applied one by one, and only what fails by itself is parked.
 */
final class Drain {

    private static final Logger LOG = Logger.getLogger(Drain.class);

    /** Waits before the same work is tried again, when what stopped it passes by itself. */
    private static final List<Duration> SHORT_RETRIES =
            List.of(Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofMillis(80), Duration.ofMillis(240));

    private final String consumer;
    private final Reactions reactions;
    private final Jdbi jdbi;
    private final Streams streams;
    private final Timer delay;
    private final ParkedEvents parked;
    private final MeterRegistry meters;
    private final Predicate<String> numbersMaySkip;
    private final Failpoints failpoints;

    Drain(
            String consumer,
            Reactions reactions,
            Predicate<String> numbersMaySkip,
            Jdbi jdbi,
            ParkedEvents parked,
            MeterRegistry meters,
            Failpoints failpoints) {
        this.consumer = consumer;
        this.reactions = reactions;
        this.numbersMaySkip = numbersMaySkip;
        this.jdbi = jdbi;
        this.parked = parked;
        this.meters = meters;
        this.failpoints = failpoints;
        this.streams = new Streams(consumer);
        this.delay = Timer.builder("events.delay")
                .description("From the moment a fact was told until it was applied")
                .tag("consumer", consumer)
                .register(meters);
    }

    /** @throws DatabaseAway when nothing could be applied and nothing was parked: deliver the same records again later */
    void drain(List<ConsumerRecord<String, byte[]>> records) {
        var batch =
                records.stream().map(kafka -> Delivery.open(kafka, reactions)).toList();
        try {
            withShortRetries(() -> apply(batch));
        } catch (DatabaseAway away) {
            throw away;
        } catch (RuntimeException failure) {
            if (batch.size() > 1)
                LOG.infof("%s: a batch of %d is applied one by one: %s", consumer, batch.size(), failure);
            for (var delivery : batch) applyOrPark(delivery);
        }
    }

    private void applyOrPark(Delivery delivery) {
        try {
            withShortRetries(() -> apply(List.of(delivery)));
        } catch (DatabaseAway away) {
            throw away;
        } catch (RuntimeException failure) {
            var reason = Failures.passes(failure) ? Reason.AWAITING : Reason.POISON;
            withShortRetries(() -> inTransaction(sql -> {
                if (wasApplied(sql, delivery)) return; // what failed came after its commit
                if (reactsTo(delivery))
                    streams.firstHeard(sql, List.of(delivery.envelope().id()));
                park(sql, delivery, reason, failure);
            }));
        }
    }

    private boolean wasApplied(Handle sql, Delivery delivery) {
        if (delivery.envelope() == null) return false;
        var position = streams.positions(sql, List.of(delivery.stream())).getOrDefault(delivery.stream(), 0L);
        return delivery.envelope().sequence() <= position;
    }

    private void apply(List<Delivery> batch) {
        failpoints.reach(Failpoints.BEFORE_TRANSACTION);
        var released = new LinkedHashSet<Stream>();
        inTransaction(sql -> {
            released.clear();
            var first = streams.firstHeard(
                    sql,
                    batch.stream()
                            .filter(this::reactsTo)
                            .map(d -> d.envelope().id())
                            .toList());
            var fresh = batch.stream()
                    .filter(delivery -> isFresh(sql, delivery, first))
                    .toList();
            released.addAll(applyInOrder(sql, fresh));
            failpoints.reach(Failpoints.INSIDE_TRANSACTION);
        });
        failpoints.reach(Failpoints.AFTER_COMMIT);
        released.forEach(stream -> parked.release(consumer, stream));
    }

    /** Applies a fact that had been parked; its inbox row is there already. Gives false when an earlier one is missing. */
    boolean applyParked(Handle sql, ConsumerRecord<String, byte[]> kafka, boolean overAGap) {
        var delivery = Delivery.open(kafka, reactions);
        if (delivery.broken() != null) throw delivery.broken();
        var position = streams.positions(sql, List.of(delivery.stream())).getOrDefault(delivery.stream(), 0L);
        var next = numbersMaySkip.test(kafka.topic())
                || overAGap
                || delivery.envelope().sequence() <= position + 1;
        if (!next) return false;
        if (delivery.envelope().sequence() > position) {
            // One that nobody reacts to had to wait for its turn too: it only moves its stream on.
            if (delivery.fact() == null) count("events.passed", "other");
            else react(Map.of(0, List.of(delivery)));
            streams.advance(sql, Map.of(delivery.stream(), delivery.envelope().sequence()));
        }
        return true;
    }

    /** Goes on as if the fact had been applied, because a person said so. */
    void passOver(Handle sql, Stream stream, long sequence) {
        streams.positions(sql, List.of(stream));
        streams.advance(sql, Map.of(stream, sequence));
    }

    private boolean reactsTo(Delivery delivery) {
        return delivery.envelope() != null
                && reactions.reactTo(delivery.envelope().type());
    }

    private boolean isFresh(Handle sql, Delivery delivery, Set<UUID> first) {
        if (delivery.envelope() == null) {
            park(sql, delivery, Reason.POISON, delivery.broken());
            return false;
        }
        if (!reactions.reactTo(delivery.envelope().type())) return true;
        // Each id counts once, also when one batch holds it twice.
        if (first.remove(delivery.envelope().id())) return true;
        count("events.repeated", delivery.envelope().type());
        return false;
    }

    /** Applies what is next in its stream and parks the rest; gives the streams in which parked facts may follow now. */
    private Set<Stream> applyInOrder(Handle sql, List<Delivery> fresh) {
        if (fresh.isEmpty()) return Set.of();
        var touched = fresh.stream().map(Delivery::stream).distinct().toList();
        var positions = streams.positions(sql, touched);
        var advanced = new LinkedHashMap<Stream, Long>();
        var rounds = new LinkedHashMap<Integer, List<Delivery>>();
        var roundOf = new HashMap<Stream, Integer>();
        for (var delivery : fresh) {
            var stream = delivery.stream();
            var position = positions.getOrDefault(stream, 0L);
            var sequence = delivery.envelope().sequence();
            if (sequence <= position) {
                count("events.repeated", delivery.envelope().type());
            } else if (delivery.broken() != null) {
                park(sql, delivery, Reason.POISON, delivery.broken());
            } else if (sequence > position + 1 && !numbersMaySkip.test(stream.topic())) {
                park(
                        sql,
                        delivery,
                        parked.hasEarlier(sql, consumer, stream, sequence) ? Reason.BEHIND : Reason.GAP,
                        null);
            } else {
                positions.put(stream, sequence);
                advanced.put(stream, sequence);
                if (delivery.fact() == null) count("events.passed", "other");
                else
                    rounds.computeIfAbsent(roundOf.merge(stream, 1, Integer::sum), r -> new ArrayList<>())
                            .add(delivery);
            }
        }
        react(rounds);
        return streams.advance(sql, advanced);
    }

    /** A round holds at most one fact of each stream, so within a round there is no order to keep. */
    private void react(Map<Integer, List<Delivery>> rounds) {
        for (var round : rounds.values()) {
            var byType = new LinkedHashMap<String, List<Delivery>>();
            round.forEach(d -> byType.computeIfAbsent(d.envelope().type(), t -> new ArrayList<>())
                    .add(d));
            byType.forEach(this::react);
        }
    }

    private void react(String type, List<Delivery> batch) {
        var causes = new HashMap<String, Trail>();
        batch.forEach(delivery ->
                causes.put(delivery.kafka().key(), FactSpans.applied(consumer, delivery.envelope(), batch.size())));
        var heard = batch.stream().map(d -> new Heard<>(d.envelope(), d.fact())).toList();
        // A fact about something else than what was heard has no one cause in a batch of many.
        var trail = batch.size() == 1 ? causes.values().iterator().next() : Trail.fresh();
        Causes.during(causes, () -> trail.run(() -> reactions.reaction(type).run(heard)));
        meters.counter("events.heard", "consumer", consumer, "type", type).increment(batch.size());
        var now = System.currentTimeMillis();
        batch.forEach(delivery ->
                delay.record(Math.max(0, now - delivery.envelope().time().toEpochMilli()), TimeUnit.MILLISECONDS));
    }

    private void park(Handle sql, Delivery delivery, Reason reason, Throwable why) {
        parked.park(sql, consumer, delivery, reason, why == null ? null : Failures.root(why));
        if (delivery.envelope() != null) FactSpans.parked(consumer, delivery.envelope(), reason, why);
        count(
                "events.parked",
                delivery.envelope() == null ? "unknown" : delivery.envelope().type());
    }

    private void withShortRetries(Runnable work) {
        for (var attempt = 0; ; attempt++) {
            try {
                work.run();
                return;
            } catch (RuntimeException failure) {
                if (Failures.databaseIsAway(failure)) throw new DatabaseAway(failure);
                if (!Failures.passes(failure) || attempt == SHORT_RETRIES.size()) throw failure;
                LockSupport.parkNanos(SHORT_RETRIES.get(attempt).toNanos());
            }
        }
    }

    private void inTransaction(java.util.function.Consumer<Handle> work) {
        QuarkusTransaction.requiringNew().run(() -> jdbi.useHandle(work::accept));
    }

    private void count(String meter, String type) {
        meters.counter(meter, "consumer", consumer, "type", type).increment();
    }

    /** The database took no work; the channel pauses until it does. */
    static final class DatabaseAway extends RuntimeException {
        DatabaseAway(Throwable cause) {
            super("the database is away", cause);
        }
    }
}
