package org.entrepot.launcher.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.entrepot.launcher.platform.HeardFact;
import org.entrepot.launcher.platform.Topics;

/** Hears from the topic which orders were confirmed or refused, and takes the time since each was due to be placed. */
final class Confirmations implements AutoCloseable {
    private static final String TOPIC = "order.events.v1";

    private final Map<String, Long> dueBy = new ConcurrentHashMap<>();
    private final Map<String, News> earlyNews = new ConcurrentHashMap<>();
    private final Timings timings;
    private final AtomicLong confirmed = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final CountDownLatch listening = new CountDownLatch(1);
    private final Thread reader;
    private volatile boolean closing;

    private record News(boolean isConfirmed, long heard) {}

    Confirmations(String bootstrapServers, Timings timings) {
        this.timings = timings;
        this.reader = Thread.ofPlatform().daemon().name("confirmations").start(() -> listen(bootstrapServers));
        try {
            listening.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An order was accepted that was due at this moment ({@link System#nanoTime}); its confirmation may have come already. */
    void accepted(String order, long due) {
        dueBy.put(order, due);
        settle(order);
    }

    long confirmed() {
        return confirmed.get();
    }

    long refused() {
        return refused.get();
    }

    /** How many accepted orders have had no news yet. */
    long awaited() {
        return dueBy.size();
    }

    private void listen(String bootstrapServers) {
        try (KafkaConsumer<byte[], byte[]> consumer = Topics.consumer(bootstrapServers)) {
            var partitions = Topics.partitions(consumer, List.of(TOPIC));
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            listening.countDown();
            while (!closing) for (var kafka : consumer.poll(Duration.ofMillis(100))) hear(new HeardFact(kafka));
        } finally {
            listening.countDown();
        }
    }

    private void hear(HeardFact fact) {
        switch (fact.type()) {
            case "order.confirmed" -> hear(fact.key(), true);
            case "order.rejected", "order.expired" -> hear(fact.key(), false);
            default -> {}
        }
    }

    private void hear(String order, boolean isConfirmed) {
        earlyNews.put(order, new News(isConfirmed, System.nanoTime()));
        settle(order);
    }

    /** Both sides come here, in any order; the second finds the first. */
    private void settle(String order) {
        var due = dueBy.get(order);
        var heard = earlyNews.get(order);
        if (due == null || heard == null || !dueBy.remove(order, due)) return;
        earlyNews.remove(order);
        if (heard.isConfirmed()) {
            timings.took(heard.heard() - due);
            confirmed.incrementAndGet();
        } else refused.incrementAndGet();
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
