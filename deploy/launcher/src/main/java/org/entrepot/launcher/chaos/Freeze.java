package org.entrepot.launcher.chaos;

import java.time.Duration;
import java.util.List;

/**
 * A service is stopped in its tracks (SIGSTOP) until its group has given its partitions away, and goes on then (SIGCONT) as
 * if nothing had happened, with a batch in its hands that is no longer its own.
 */
final class Freeze implements Fault {
    /** The session timeout of a channel is 15 s. */
    private static final Duration PAST_THE_SESSION = Duration.ofSeconds(20);

    private final String service;

    Freeze(String service) {
        this.service = service;
    }

    @Override
    public String target() {
        return service;
    }

    @Override
    public Duration lasts() {
        return PAST_THE_SESSION;
    }

    @Override
    public void strike(Scene scene) {
        scene.stack().processOf(service).pause();
    }

    @Override
    public void heal(Scene scene) {
        scene.stack().processOf(service).resume();
    }

    @Override
    public List<Verdict> judge(Scene scene, Seen seen) {
        return List.of(seen.ordersWereAccepted(service + " frozen"));
    }
}
