package org.entrepot.shipping.label;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.entrepot.kit.Trail;
import org.entrepot.kit.problem.BrokenRule;
import org.entrepot.shipping.shipment.Wave;
import org.entrepot.shipping.shipment.WaveResult;

/** Buys the labels of several shipments at once: a few carriers' answers are waited for at a time, and what is written is shared. */
@ApplicationScoped
class BuyWaves {

    /** So many calls of one wave are under way to a carrier together. */
    private static final int AT_ONCE = 16;

    private final BuyLabels buy;

    BuyWaves(BuyLabels buy) {
        this.buy = buy;
    }

    record Wanted(UUID shipmentId, Choice choice) {}

    /** @throws RuntimeException when something else than a rule stands in the way of one of them; what was bought is kept */
    Wave labels(List<Wanted> wanted, String by) {
        var trail = Trail.current();
        var counters = new Semaphore(AT_ONCE);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = wanted.stream()
                    .map(one -> CompletableFuture.supplyAsync(() -> atACounter(counters, trail, one, by), people))
                    .toList();
            return new Wave(asked.stream().map(CompletableFuture::join).toList());
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException failure) throw failure;
            throw failed;
        }
    }

    private WaveResult atACounter(Semaphore counters, Trail trail, Wanted wanted, String by) {
        counters.acquireUninterruptibly();
        try {
            return trail.call(() -> result(wanted, by));
        } finally {
            counters.release();
        }
    }

    private WaveResult result(Wanted wanted, String by) {
        try {
            return WaveResult.done(wanted.shipmentId(), buy.forShipment(wanted.shipmentId(), wanted.choice(), by));
        } catch (BrokenRule refusal) {
            return WaveResult.refused(wanted.shipmentId(), refusal);
        }
    }
}
