package org.entrepot.launcher.demo;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.entrepot.launcher.platform.Answer;
import org.entrepot.launcher.platform.Api;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.process.Wait;

/** Where carriers fetch what was labelled: bins that are full, or have waited long enough, are handed over. */
final class Dock implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Bins bins;
    private final Api api;
    private final Refusals refusals;
    /** Under which each bin is being closed. */
    private final Map<Bins.Bin, String> keys = new HashMap<>();

    private final Deque<String> closedOnes = new ArrayDeque<>();
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
            attend();
            Wait.pause(BETWEEN_LOOKS);
        }
    }

    private void attend() {
        try {
            handOver();
        } catch (StackFailure failure) {
            refusals.count("warehouse: " + failure.getMessage());
            return;
        }
        for (var bin : bins.all()) if (bins.take(bin)) empty(bin);
    }

    /** More than one manifest takes may lie in a bin: close until it is empty. */
    private void empty(Bins.Bin bin) {
        try {
            for (var closed = close(bin); closed.isGood(); closed = close(bin)) {
                closedOnes.add(closed.json().path("id").asText());
                handOver();
            }
        } catch (StackFailure failure) {
            bins.add(bin);
            refusals.count("warehouse: " + failure.getMessage());
        }
    }

    /** Under the same key until there is an answer: a bin may be closed although nobody heard of it, and is empty then. */
    private Answer close(Bins.Bin bin) {
        var key = keys.computeIfAbsent(bin, none -> "dock-" + UUID.randomUUID());
        var closed = api.create("/manifests", Map.of("carrier", bin.carrier(), "location", bin.location()), key);
        keys.remove(bin);
        if (!closed.isGood() && closed.status() != 409 && closed.status() != 422)
            refusals.count("POST /manifests: " + closed.inWords());
        return closed;
    }

    /** What was closed and is not gone: it stays at the dock until it is. */
    private void handOver() {
        for (var manifest = closedOnes.peek(); manifest != null; manifest = closedOnes.peek()) {
            var handed = api.post("/manifests/" + manifest + "/handover", Map.of());
            closedOnes.remove();
            if (handed.isGood()) manifests.incrementAndGet();
            else refusals.count("POST /manifests/…/handover: " + handed.inWords());
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
