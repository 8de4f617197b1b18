package org.entrepot.launcher.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.entrepot.launcher.platform.HeardFact;
import org.entrepot.launcher.platform.Topics;

/** Hears every fact of one topic that is told from now on, on a thread of its own. */
final class FactsFromNow implements AutoCloseable {
    private static final Duration AT_MOST = Duration.ofMillis(100);
    private static final Duration TO_END = Duration.ofSeconds(5);

    private final CountDownLatch listening = new CountDownLatch(1);
    private final Thread reader;
    private volatile boolean closing;

    /** When this returns, nothing that is told is missed. */
    FactsFromNow(String bootstrapServers, String topic, Consumer<HeardFact> hear) {
        reader = Thread.ofPlatform()
                .daemon()
                .name("facts of " + topic)
                .start(() -> listen(bootstrapServers, topic, hear));
        try {
            listening.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen(String bootstrapServers, String topic, Consumer<HeardFact> hear) {
        try (KafkaConsumer<byte[], byte[]> consumer = Topics.consumer(bootstrapServers)) {
            var partitions = Topics.partitions(consumer, List.of(topic));
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            listening.countDown();
            while (!closing) for (var kafka : consumer.poll(AT_MOST)) hear.accept(new HeardFact(kafka));
        } finally {
            listening.countDown();
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            reader.join(TO_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
