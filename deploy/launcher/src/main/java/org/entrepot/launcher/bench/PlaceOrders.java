package org.entrepot.launcher.bench;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.entrepot.launcher.history.Acknowledged;
import org.entrepot.launcher.platform.Json;

/** Places orders as they arrive and remembers what was promised; one object per phase of a run. */
final class PlaceOrders {
    private static final String CLIENT = "storefront";

    private final Door door;
    private final Baskets baskets;
    private final String phase;
    private final Confirmations confirmations;
    private final Timings accepting = new Timings();
    private final List<Acknowledged> history = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, AtomicLong> refusals = new ConcurrentHashMap<>();
    private final AtomicLong underWay = new AtomicLong();
    private long number;

    /** What shoppers buy and where it goes. */
    static final class Baskets {
        private final List<String> skus;
        private final List<String> references;
        private final int fewest;
        private final int most;
        private final Random random;

        Baskets(List<String> skus, List<String> references, int lines, long seed) {
            this(skus, references, lines, lines, seed);
        }

        /** @param fewest lines of an order, and up to {@code most}, each number as often as any other */
        Baskets(List<String> skus, List<String> references, int fewest, int most, long seed) {
            this.skus = List.copyOf(skus);
            this.references = List.copyOf(references);
            this.fewest = Math.min(fewest, skus.size());
            this.most = Math.min(most, skus.size());
            this.random = new Random(seed);
        }

        Buffer next() {
            var chosen = new LinkedHashSet<String>();
            var lines = fewest == most ? most : random.nextInt(fewest, most + 1);
            while (chosen.size() < lines) chosen.add(skus.get(random.nextInt(skus.size())));
            return Buffer.buffer(Json.write(Map.of(
                    "deliverTo",
                    references.get(random.nextInt(references.size())),
                    "currency",
                    "GBP",
                    "lines",
                    chosen.stream()
                            .map(sku -> Map.of("sku", sku, "quantity", 1))
                            .toList(),
                    "payment",
                    Map.of("method", "card", "token", "tok_visa"))));
        }
    }

    PlaceOrders(Door door, Baskets baskets, String phase, Confirmations confirmations) {
        this.door = door;
        this.baskets = baskets;
        this.phase = phase;
        this.confirmations = confirmations;
    }

    /** Places one order that was due at this moment; called by one thread. */
    void place(long due) {
        var key = "bench-" + phase + "-" + number++;
        underWay.incrementAndGet();
        door.post("/orders", baskets.next(), Map.of("Idempotency-Key", key)).onComplete(answered -> {
            underWay.decrementAndGet();
            if (answered.failed()) count(answered.cause().getClass().getSimpleName());
            else if (answered.result().status() != 201)
                count("" + answered.result().status());
            else accepted(key, due, answered.result().body());
        });
    }

    private void accepted(String key, long due, Buffer body) {
        accepting.took(System.nanoTime() - due);
        var order = Acknowledged.of(
                CLIENT, key, Json.read(body.getBytes()), Instant.now().toString());
        history.add(order);
        confirmations.accepted(order.orderId(), due);
    }

    private void count(String what) {
        refusals.computeIfAbsent(what, none -> new AtomicLong()).incrementAndGet();
    }

    /** Returns when every request has its answer, or the time is over. */
    boolean allAnswered(Duration patience) {
        var end = System.nanoTime() + patience.toNanos();
        while (underWay.get() > 0 && System.nanoTime() < end)
            org.entrepot.stack.process.Wait.pause(Duration.ofMillis(20));
        return underWay.get() == 0;
    }

    Timings accepting() {
        return accepting;
    }

    List<Acknowledged> history() {
        return List.copyOf(history);
    }

    /** Status or failure, to how often. */
    Map<String, Long> refusals() {
        var counts = new java.util.TreeMap<String, Long>();
        refusals.forEach((what, count) -> counts.put(what, count.get()));
        return counts;
    }
}
