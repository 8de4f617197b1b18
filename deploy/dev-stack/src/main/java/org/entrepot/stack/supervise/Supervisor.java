package org.entrepot.stack.supervise;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entrepot.stack.Home;
import org.entrepot.stack.Part;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.Topology;
import org.entrepot.stack.connect.ConnectRest;
import org.entrepot.stack.local.LocalParts;
import org.entrepot.stack.process.PidRecord;
import org.entrepot.stack.process.Wait;

/** Main class of the detached process that starts the parts of one home, keeps them running, and stops them in order. */
public final class Supervisor {
    private static final Duration WATCHDOG = Duration.ofSeconds(3);
    private final Home home;
    private final LocalParts parts;
    private final List<PartLife> lives;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean ending;

    /** @param arguments the home folder */
    public static void main(String[] arguments) {
        var home = new Home(Path.of(arguments[0]));
        var claim = home.claim();
        if (claim.isEmpty()) {
            System.err.println("Another supervisor runs in " + home.folder());
            System.exit(1);
        }
        PidRecord.of(ProcessHandle.current()).write(Leftovers.supervisorRecord(home));
        new Supervisor(home).run();
    }

    private Supervisor(Home home) {
        this.home = home;
        var settings =
                home.settings().orElseThrow(() -> new StackFailure("nothing was ever started in " + home.folder()));
        var secrets = home.secrets();
        this.parts = new LocalParts(home, settings, secrets);
        var wanted = new Topology(settings.ports(), secrets, settings.parts())
                .all().stream()
                        .filter(part -> settings.parts().contains(part.name()))
                        .toList();
        this.lives = livesOf(wanted);
    }

    private List<PartLife> livesOf(List<Part> wanted) {
        List<PartLife> all = new ArrayList<>();
        var holds = new Holds(home);
        var startingAtOnce = new Semaphore(Runtime.getRuntime().availableProcessors() + 1, true);
        Function<Part, Boolean> needsReady = part -> all.stream()
                .filter(life -> part.needs().contains(life.part().name()))
                .allMatch(PartLife::ready);
        for (var part : wanted)
            all.add(new PartLife(part, home, parts, holds, () -> needsReady.apply(part), startingAtOnce));
        return List.copyOf(all);
    }

    private void run() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end"));
        for (var life : lives) Thread.ofVirtual().name(life.part().name()).start(life::live);
        if (lives.stream().anyMatch(life -> life.part().name().equals("connect")))
            Thread.ofVirtual().name("watchdog").start(this::watchConnect);
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops everything, wave by wave; the parts of one wave at once. */
    private void end() {
        ending = true;
        Map<Integer, List<PartLife>> waves =
                lives.stream().collect(Collectors.groupingBy(life -> life.part().stopWave()));
        waves.keySet().stream().sorted().forEach(wave -> {
            var stopping = waves.get(wave).stream()
                    .map(life -> Thread.ofVirtual().start(life::end))
                    .toList();
            stopping.forEach(Supervisor::join);
        });
        Leftovers.forgetSupervisor(home);
        ended.countDown();
    }

    /** A task that failed stays failed for ever, and no event leaves an outbox any more: Connect does not restart it. */
    private void watchConnect() {
        var connect = lives.stream()
                .filter(life -> life.part().name().equals("connect"))
                .findFirst()
                .orElseThrow();
        while (!ending) {
            Wait.pause(WATCHDOG);
            if (connect.ready()) restartFailed(parts.connectRest());
        }
    }

    private static void restartFailed(ConnectRest rest) {
        try {
            for (var reason : rest.restartFailed()) System.out.println(Instant.now() + " restarted " + reason);
        } catch (StackFailure busy) {
            System.out.println(Instant.now() + " watchdog: " + busy.getMessage());
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
