package org.entrepot.launcher.chaos;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entrepot.stack.process.Wait;

/** A slow consumer: a service that again and again stands still for a while and then works for a moment. */
final class Stutter implements Fault {
    private static final Duration STANDS = Duration.ofMillis(1_500);
    private static final Duration WORKS = Duration.ofMillis(500);
    private static final Duration LASTS = Duration.ofSeconds(10);

    private final String service;
    private final AtomicBoolean over = new AtomicBoolean();
    private Thread stuttering;

    Stutter(String service) {
        this.service = service;
    }

    @Override
    public String target() {
        return service;
    }

    @Override
    public Duration lasts() {
        return LASTS;
    }

    @Override
    public void strike(Scene scene) {
        var process = scene.stack().processOf(service);
        stuttering = Thread.ofVirtual().start(() -> {
            while (!over.get()) {
                process.pause();
                Wait.pause(STANDS);
                process.resume();
                Wait.pause(WORKS);
            }
        });
    }

    @Override
    public void heal(Scene scene) {
        over.set(true);
        if (stuttering != null) Threads.join(stuttering);
        scene.stack().processOf(service).resume();
    }

    @Override
    public List<Verdict> judge(Scene scene, Seen seen) {
        return List.of(seen.ordersWereAccepted(service + " slow"));
    }
}
