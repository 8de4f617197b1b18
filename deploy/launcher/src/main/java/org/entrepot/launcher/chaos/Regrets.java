package org.entrepot.launcher.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;
import org.entrepot.launcher.demo.Placed;
import org.entrepot.launcher.demo.Refusals;
import org.entrepot.launcher.history.Acknowledged;
import org.entrepot.launcher.platform.Api;
import org.entrepot.launcher.platform.HeardFact;
import org.entrepot.stack.StackFailure;

/** Customers who cancel when their order has come to a certain step: each step has some, the same ones for a seed. */
final class Regrets implements AutoCloseable {
    /** From the order to the carrier; at the last ones it is too late, or a race. */
    private static final List<String> STEPS = List.of(
            "payment.authorized",
            "order.confirmed",
            "shipment.released",
            "shipment.picked",
            "shipment.packed",
            "label.purchased",
            "manifest.closed",
            "parcel.shipped");

    private static final double USUAL_SHARE = 0.06;

    private final Api storefront;
    private final Placed placed;
    private final long seed;
    private final Refusals refusals;
    private final DoubleAdder more = new DoubleAdder();
    private final AtomicLong cancelled = new AtomicLong();
    private final AtomicLong tooLate = new AtomicLong();
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();

    Regrets(Api storefront, Placed placed, long seed, Refusals refusals) {
        this.storefront = storefront;
        this.placed = placed;
        this.seed = seed;
        this.refusals = refusals;
    }

    /** That much more of the orders are regretted, from now on. */
    void raise(double share) {
        more.add(share);
    }

    void lower(double share) {
        more.add(-share);
    }

    synchronized void hear(HeardFact fact) {
        if (people.isShutdown()) return;
        var step = STEPS.indexOf(fact.type());
        if (step < 0) return;
        placed.ofOrder(fact.key())
                .filter(order -> isRegretted(order, step))
                .ifPresent(order -> people.submit(() -> cancel(order)));
    }

    String inWords() {
        return cancelled + " cancelled on the way, " + tooLate + " too late";
    }

    Map<String, Long> counts() {
        return Map.of("cancelled", cancelled.get(), "too late", tooLate.get());
    }

    /** The reference decides, not chance: it names the same orders in each run of a seed. */
    private boolean isRegretted(Acknowledged order, int step) {
        var lot = new SplittableRandom(seed * 31 + placed.referenceOf(order).hashCode());
        var share = USUAL_SHARE + more.sum();
        return lot.nextDouble() < share && lot.nextInt(STEPS.size()) == step;
    }

    private void cancel(Acknowledged order) {
        try {
            var answer = storefront.create(
                    "/orders/" + order.orderId() + "/cancel", Map.of("reason", "CUSTOMER"), order.key() + "-regret");
            if (answer.isGood()) cancelled.incrementAndGet();
            else if (answer.status() == 409) tooLate.incrementAndGet();
            else refusals.count("POST /orders/…/cancel: " + answer.inWords());
        } catch (StackFailure failure) {
            refusals.count("regret: " + failure.getMessage());
        }
    }

    /** Those who were about to cancel do so. */
    @Override
    public void close() {
        synchronized (this) {
            people.shutdown();
        }
        try {
            if (!people.awaitTermination(Duration.ofMinutes(4).toSeconds(), TimeUnit.SECONDS)) people.shutdownNow();
        } catch (InterruptedException e) {
            people.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
