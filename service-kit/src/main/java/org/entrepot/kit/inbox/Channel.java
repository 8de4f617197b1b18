package org.entrepot.kit.inbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.entrepot.kit.inbox.Drain.DatabaseAway;
import org.jboss.logging.Logger;

/**
 * One consumer in its own thread: poll, apply, acknowledge. What was polled is acknowledged only after it was applied or
 * parked; while the database is away the partitions are paused, the membership is kept, and nothing is parked.
 *
 * <p>When facts come thick and fast it waits a moment after the first, so that one transaction takes many, and as long as the
 * last batch took when that was longer: on a busy machine batches grow instead of queueing for it. A fact that comes alone
 * waits for nobody. It acknowledges now and then and not after each batch: what a crash leaves unacknowledged
 * is heard again, and the inbox knows it.
 */
final class Channel implements Runnable {

    private static final Logger LOG = Logger.getLogger(Channel.class);
    private static final Duration POLL = Duration.ofMillis(500);

    /** So often it is counted what is left in the topics, which costs a look at each partition. */
    private static final Duration COUNT_EVERY = Duration.ofSeconds(1);

    /** A batch this large gains nothing from waiting for more. */
    private static final int PLENTY = 100;

    /** For so long at most a batch waits because the one before took its time. */
    private static final long LONGEST_LINGER_NANOS = Duration.ofMillis(100).toNanos();

    /** Facts come thick and fast when the last batch ended less than so many lingers ago. */
    private static final int SOON = 4;

    private final String name;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Collection<String> topics;
    private final Drain drain;
    private final BooleanSupplier databaseIsBack;
    private final Failpoints failpoints;
    private final Pace pace;
    private final Acknowledgements applied = new Acknowledgements();
    private long lastApplied = System.nanoTime();
    private long lastTook;
    private long lastAcknowledged = lastApplied;
    private long lastCounted = lastApplied;
    private long lastTold;
    private final Lag lag = new Lag();
    private volatile boolean stopping;
    private volatile boolean joined;

    Channel(
            String name,
            KafkaConsumer<String, byte[]> consumer,
            Collection<String> topics,
            Drain drain,
            BooleanSupplier databaseIsBack,
            Failpoints failpoints,
            Pace pace) {
        this.name = name;
        this.consumer = consumer;
        this.topics = topics;
        this.drain = drain;
        this.databaseIsBack = databaseIsBack;
        this.failpoints = failpoints;
        this.pace = pace;
    }

    String name() {
        return name;
    }

    Lag lag() {
        return lag;
    }

    /** True once the group has given this member its share of the partitions. */
    boolean hasJoined() {
        return joined;
    }

    void stop() {
        stopping = true;
        consumer.wakeup();
    }

    @Override
    public void run() {
        try (consumer) {
            consumer.subscribe(topics, new Shares());
            while (!stopping) turn();
        } catch (WakeupException stopped) {
            LOG.debugf("%s was woken to stop", name);
        }
    }

    private void turn() {
        List<ConsumerRecords<String, byte[]>> polled;
        try {
            polled = gather();
        } catch (WakeupException stopped) {
            return;
        } catch (RuntimeException failure) {
            // A thread that ended here would be missed by nobody: its partitions would simply stand still.
            LOG.errorf(failure, "%s gets nothing from the broker, and tries again", name);
            LockSupport.parkNanos(pace.afterFailure().toNanos());
            return;
        }
        try {
            if (!polled.isEmpty()) apply(polled);
            count(polled.isEmpty());
            if (isTimeToAcknowledge(polled.isEmpty())) acknowledge();
        } catch (DatabaseAway away) {
            LOG.warnf("%s pauses: %s", name, away.getCause());
            polled.reversed().forEach(this::goBackTo);
            waitForTheDatabase();
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "%s could neither apply nor park what it was given, and tries again", name);
            polled.reversed().forEach(this::goBackTo);
            LockSupport.parkNanos(pace.afterFailure().toNanos());
        }
    }

    private List<ConsumerRecords<String, byte[]>> gather() {
        var first = consumer.poll(POLL);
        if (first.isEmpty()) return List.of();
        var linger = Math.max(pace.linger().toNanos(), Math.min(lastTook, LONGEST_LINGER_NANOS));
        var soon = System.nanoTime() - lastApplied < SOON * linger;
        if (!soon || first.count() >= PLENTY) return List.of(first);
        LockSupport.parkNanos(linger);
        try {
            var more = consumer.poll(Duration.ZERO);
            return more.isEmpty() ? List.of(first) : List.of(first, more);
        } catch (RuntimeException stoppedOrRefused) {
            // The first records are in hand and would be passed over if they were dropped here.
            return List.of(first);
        }
    }

    private void apply(List<ConsumerRecords<String, byte[]>> polled) {
        var records = inOrder(polled);
        var begin = System.nanoTime();
        lag.hold(records.stream().mapToLong(ConsumerRecord::timestamp).min().orElseThrow());
        drain.drain(records);
        polled.forEach(some -> applied.add(some.nextOffsets()));
        lastTold = records.getLast().timestamp();
        lastApplied = System.nanoTime();
        lastTook = lastApplied - begin;
    }

    private void count(boolean idle) {
        if (!idle && System.nanoTime() - lastCounted < COUNT_EVERY.toNanos()) return;
        var left = consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
        lag.rest(left, lastTold, System.currentTimeMillis());
        lastCounted = System.nanoTime();
    }

    private boolean isTimeToAcknowledge(boolean idle) {
        return !applied.isEmpty()
                && (idle
                        || System.nanoTime() - lastAcknowledged
                                > pace.acknowledgeEvery().toNanos());
    }

    private void acknowledge() {
        applied.send(consumer);
        lastAcknowledged = System.nanoTime();
        failpoints.reach(Failpoints.AFTER_ACKNOWLEDGEMENT);
    }

    /** Polls on, so that the group does not take this member for dead, but takes nothing. */
    private void waitForTheDatabase() {
        while (!stopping && !databaseIsBack.getAsBoolean()) {
            consumer.pause(consumer.assignment());
            try {
                goBackTo(consumer.poll(POLL));
            } catch (WakeupException stopped) {
                return;
            }
        }
        consumer.resume(consumer.paused());
        LOG.infof("%s goes on", name);
    }

    private void goBackTo(ConsumerRecords<String, byte[]> polled) {
        var ours = consumer.assignment();
        for (var partition : polled.partitions()) {
            if (ours.contains(partition)) {
                consumer.seek(partition, polled.records(partition).getFirst().offset());
            }
        }
    }

    private static List<ConsumerRecord<String, byte[]>> inOrder(List<ConsumerRecords<String, byte[]>> polled) {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        polled.forEach(some -> some.forEach(records::add));
        return records;
    }

    /** Before a partition goes to another member, what was applied of it is acknowledged. */
    private final class Shares implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            joined = true;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            var theirs = applied.giveUp(partitions);
            if (theirs.isEmpty()) return;
            try {
                consumer.commitSync(theirs);
            } catch (RuntimeException refused) {
                // The next owner hears these facts again, and its inbox knows them.
                LOG.infof("%s: acknowledging before a rebalance was refused: %s", name, refused.toString());
            }
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            applied.giveUp(partitions);
            LOG.warnf("%s lost %s", name, partitions);
        }
    }
}
