package org.entrepot.kit.inbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.entrepot.kit.inbox.Drain.DatabaseAway;
import org.jboss.logging.Logger;

/**
 * One consumer in its own thread: poll, apply, acknowledge. What was polled is acknowledged only after it was applied or
 * parked; while the database is away the partitions are paused, the membership is kept, and nothing is parked.
 */
final class Channel implements Runnable {

    private static final Logger LOG = Logger.getLogger(Channel.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final String name;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Collection<String> topics;
    private final Drain drain;
    private final BooleanSupplier databaseIsBack;
    private final Failpoints failpoints;
    private volatile boolean stopping;
    private volatile boolean joined;

    Channel(
            String name,
            KafkaConsumer<String, byte[]> consumer,
            Collection<String> topics,
            Drain drain,
            BooleanSupplier databaseIsBack,
            Failpoints failpoints) {
        this.name = name;
        this.consumer = consumer;
        this.topics = topics;
        this.drain = drain;
        this.databaseIsBack = databaseIsBack;
        this.failpoints = failpoints;
    }

    String name() {
        return name;
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
        ConsumerRecords<String, byte[]> polled;
        try {
            polled = consumer.poll(POLL);
        } catch (WakeupException stopped) {
            return;
        }
        if (polled.isEmpty()) return;
        try {
            drain.drain(inOrder(polled));
            consumer.commitAsync(polled.nextOffsets(), null);
            failpoints.reach(Failpoints.AFTER_ACKNOWLEDGEMENT);
        } catch (DatabaseAway away) {
            LOG.warnf("%s pauses: %s", name, away.getCause());
            goBackTo(polled);
            waitForTheDatabase();
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "%s could neither apply nor park what it was given, and tries again", name);
            goBackTo(polled);
            LockSupport.parkNanos(AFTER_FAILURE.toNanos());
        }
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

    private static List<ConsumerRecord<String, byte[]>> inOrder(ConsumerRecords<String, byte[]> polled) {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>(polled.count());
        polled.forEach(records::add);
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
            var applied = new HashMap<TopicPartition, OffsetAndMetadata>();
            for (var partition : partitions)
                applied.put(partition, new OffsetAndMetadata(consumer.position(partition)));
            acknowledge(applied);
        }

        private void acknowledge(Map<TopicPartition, OffsetAndMetadata> applied) {
            try {
                consumer.commitSync(applied);
            } catch (RuntimeException refused) {
                // The next owner hears these facts again, and its inbox knows them.
                LOG.infof("%s: acknowledging before a rebalance was refused: %s", name, refused.toString());
            }
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            LOG.warnf("%s lost %s", name, partitions);
        }
    }
}
