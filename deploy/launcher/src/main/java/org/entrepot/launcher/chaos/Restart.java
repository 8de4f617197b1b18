package org.entrepot.launcher.chaos;

import java.time.Duration;
import java.util.List;
import org.entrepot.stack.process.Signal;
import org.entrepot.stack.process.Wait;

/** Services are asked to end (SIGTERM), one after the other, while clients order; the next one when the last is back. */
final class Restart implements Fault {
    private static final Duration BACK = Duration.ofSeconds(90);

    private final List<String> services;

    Restart(List<String> services) {
        this.services = List.copyOf(services);
    }

    @Override
    public String target() {
        return services.size() == 1 ? services.getFirst() : services.size() + " services in turn";
    }

    @Override
    public Duration lasts() {
        return Duration.ofSeconds(10L * services.size());
    }

    @Override
    public void strike(Scene scene) {
        for (var process : scene.allProcessesOf(services)) restart(scene, process);
    }

    @Override
    public List<Verdict> judge(Scene scene, Seen seen) {
        return List.of(seen.nothingWasLost());
    }

    private static void restart(Scene scene, String service) {
        var process = scene.stack().processOf(service);
        var before = process.live().map(ProcessHandle::pid).orElse(-1L);
        Signal.TERM.to(before);
        Wait.until(BACK, Duration.ofMillis(200), () -> {
            var now = process.live().map(ProcessHandle::pid).orElse(before);
            return now.equals(before) ? service + " has not come back as a new process" : null;
        });
        scene.stack().awaitReady(service);
    }
}
