package org.entrepot.launcher.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.entrepot.launcher.platform.HeardFact;
import org.entrepot.launcher.platform.Topics;

/** Counts what the platform says of parcels on their way, from now on. */
final class Deliveries implements AutoCloseable {
    private static final String TOPIC = "shipping.events.v1";

    private final AtomicLong updates = new AtomicLong();
    private final AtomicLong delivered = new AtomicLong();
    private final CountDownLatch listening = new CountDownLatch(1);
    private final Thread reader;
    private volatile boolean closing;

    Deliveries(String bootstrapServers) {
        reader = Thread.ofPlatform().daemon().name("deliveries").start(() -> listen(bootstrapServers));
        try {
            listening.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen(String bootstrapServers) {
        try (var consumer = Topics.listener(bootstrapServers, Duration.ofMillis(200))) {
            var partitions = Topics.partitions(consumer, List.of(TOPIC));
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            listening.countDown();
            while (!closing) for (var kafka : consumer.poll(Duration.ofMillis(200))) hear(new HeardFact(kafka));
        } finally {
            listening.countDown();
        }
    }

    private void hear(HeardFact fact) {
        if (!fact.type().startsWith("parcel.")) return;
        updates.incrementAndGet();
        if (fact.type().equals("parcel.delivered")) delivered.incrementAndGet();
    }

    /** Facts about parcels: shipped, in transit, out for delivery, delivered. */
    long updates() {
        return updates.get();
    }

    long delivered() {
        return delivered.get();
    }

    @Override
    public void close() {
        closing = true;
        try {
            reader.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
