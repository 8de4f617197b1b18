package org.entrepot.launcher.topics;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.entrepot.launcher.platform.Topics;

/** Looks at the first record that somebody has not heard, to see how old it is. */
final class Unheard implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KafkaConsumer<byte[], byte[]> consumer;

    Unheard(String bootstrapServers) {
        this.consumer = Topics.consumer(bootstrapServers);
    }

    /** When the oldest of the records at these places was produced; empty when there is none. */
    Optional<Instant> oldest(Map<TopicPartition, Long> places) {
        if (places.isEmpty()) return Optional.empty();
        consumer.assign(places.keySet());
        places.forEach(consumer::seek);
        var waiting = new HashSet<>(places.keySet());
        var oldest = Long.MAX_VALUE;
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!waiting.isEmpty() && System.nanoTime() < deadline) {
            var seen = consumer.poll(Duration.ofMillis(200));
            for (var partition : seen.partitions()) {
                if (!waiting.remove(partition)) continue;
                oldest = Math.min(oldest, seen.records(partition).getFirst().timestamp());
                consumer.pause(java.util.List.of(partition));
            }
        }
        return oldest == Long.MAX_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(oldest));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
