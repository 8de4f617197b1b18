package org.entrepot.launcher.demo;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.entrepot.launcher.platform.Api;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.process.Wait;

/** Where carriers fetch what was labelled: bins that are full, or have waited long enough, are handed over. */
final class Dock implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Bins bins;
    private final Api api;
    private final Refusals refusals;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final AtomicLong manifests = new AtomicLong();
    private Thread watch;

    Dock(Bins bins, Api api, Refusals refusals) {
        this.bins = bins;
        this.api = api;
        this.refusals = refusals;
    }

    void open() {
        watch = Thread.ofVirtual().name("dock").start(this::watchTheBins);
    }

    /** How many were handed over. */
    long manifests() {
        return manifests.get();
    }

    private void watchTheBins() {
        while (!closing.get()) {
            for (var bin : bins.all()) if (bins.take(bin)) handOver(bin);
            Wait.pause(BETWEEN_LOOKS);
        }
    }

    private void handOver(Bins.Bin bin) {
        try {
            // More than one manifest takes may lie in a bin: close until it is empty.
            while (true) {
                var closed = api.post("/manifests", Map.of("carrier", bin.carrier(), "location", bin.location()));
                if (!closed.isGood()) {
                    if (closed.status() != 409 && closed.status() != 422)
                        refusals.count("POST /manifests: " + closed.inWords());
                    return;
                }
                var manifest = "/manifests/" + closed.json().path("id").asText();
                var handed = api.post(manifest + "/handover", Map.of());
                if (handed.isGood()) manifests.incrementAndGet();
                else refusals.count("POST /manifests/…/handover: " + handed.inWords());
            }
        } catch (StackFailure failure) {
            bins.add(bin);
            refusals.count("warehouse: " + failure.getMessage());
        }
    }

    /** Ends after the work at hand. */
    @Override
    public void close() {
        closing.set(true);
        try {
            if (watch != null) watch.join(Duration.ofSeconds(60));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
