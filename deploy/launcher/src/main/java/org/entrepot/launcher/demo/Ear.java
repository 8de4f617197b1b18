package org.entrepot.launcher.demo;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.entrepot.launcher.platform.HeardFact;
import org.entrepot.launcher.platform.Topics;

/** Listens to what the platform says from now on. */
public final class Ear implements AutoCloseable {
    private static final List<String> TOPICS = List.of("order.events.v1", "shipping.events.v1", "returns.events.v1");

    /** Facts carry their own times, so that nothing is lost by hearing them a moment later. */
    private static final Duration GATHER = Duration.ofMillis(300);

    private final String bootstrapServers;
    private final Consumer<HeardFact> listener;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Thread thread;

    /** @param listener is told each fact, by one thread */
    public Ear(String bootstrapServers, Consumer<HeardFact> listener) {
        this.bootstrapServers = bootstrapServers;
        this.listener = listener;
        this.thread = Thread.ofPlatform().daemon().name("ear").start(this::listen);
        await();
    }

    private void listen() {
        try (KafkaConsumer<byte[], byte[]> consumer = Topics.listener(bootstrapServers, GATHER)) {
            var partitions = Topics.partitions(consumer, TOPICS);
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            ready.countDown();
            while (!closing.get())
                for (var kafka : consumer.poll(Duration.ofMillis(100))) listener.accept(new HeardFact(kafka));
        } finally {
            ready.countDown();
        }
    }

    private void await() {
        try {
            ready.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.set(true);
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
