package org.entrepot.launcher.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.entrepot.launcher.platform.Rest;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.process.Wait;

/**
 * One of the two processes of a service that runs twice is hurt. Its groups must give its partitions to the other one, which goes
 * on alone while the hurt lasts, and so must those who ask it.
 */
final class OneOfTwo implements Fault {
    /** The session timeout of a channel is 15 s: from then on the other process has all partitions. */
    private static final Duration PAST_THE_SESSION = Duration.ofSeconds(20);

    private static final String GATEWAY = "gateway";
    /** What a request for an order goes through. */
    private static final List<String> ON_THE_WAY_IN = List.of(GATEWAY, "order-service");

    private static final Duration TAKES_OVER = Duration.ofSeconds(40);
    /** Until everybody has noticed that his connections to a killed process are gone. */
    static final long NOTICED_NANOS = 250_000_000L;

    /** As for the recovery of any fault. */
    private static final long USUAL_LAG = 40;

    enum How {
        KILLED,
        FROZEN,
        AWAY
    }

    private final How how;
    private final long lot;
    private String hit = "";
    private long hurt;
    private Optional<String> stillMissing = Optional.empty();

    /** @param random chooses the service and which of its processes; those that run twice are known when it strikes */
    OneOfTwo(How how, Random random) {
        this.how = how;
        this.lot = random.nextLong();
    }

    @Override
    public String target() {
        return hit.isEmpty() ? "one of two processes" : hit;
    }

    @Override
    public Duration lasts() {
        return how == How.KILLED ? Duration.ofSeconds(1) : PAST_THE_SESSION;
    }

    @Override
    public void strike(Scene scene) {
        hit = Faults.one(processes(scene), new Random(lot));
        scene.say().accept("       hit: " + hit);
        switch (how) {
            case KILLED -> scene.stack().processOf(hit).kill();
            case FROZEN -> scene.stack().processOf(hit).pause();
            case AWAY -> scene.stack().hold(hit);
        }
        hurt = System.nanoTime();
    }

    @Override
    public void heal(Scene scene) {
        if (hit.isEmpty() || how == How.KILLED) return;
        stillMissing = othersGoOn(scene);
        if (how == How.FROZEN) scene.stack().processOf(hit).resume();
        else scene.stack().release(hit);
    }

    @Override
    public List<Verdict> judge(Scene scene, Seen seen) {
        List<Verdict> verdicts = new ArrayList<>();
        if (how != How.KILLED)
            verdicts.add(stillMissing
                    .map(what -> Verdict.bad("without " + hit + " the other process does not keep up: " + what))
                    .orElseGet(() -> Verdict.good("without " + hit + " the other process keeps up")));
        ofTheClients(seen).ifPresent(verdicts::add);
        return verdicts;
    }

    /** Who waits for a frozen process waits until he gives up; all else must not be noticed, or tell when to come back. */
    private Optional<Verdict> ofTheClients(Seen seen) {
        var what = hit + " " + how;
        var service = Scene.firstOf(hit);
        if (!ON_THE_WAY_IN.contains(service)) return Optional.of(seen.ordersWereAccepted(what));
        return switch (how) {
            case KILLED -> Optional.of(seen.onlyWhatWasUnderWayHadToBeRepeated(what, hurt + NOTICED_NANOS));
            case FROZEN -> Optional.empty();
            case AWAY ->
                Optional.of(service.equals(GATEWAY) ? seen.nothingWasLost() : seen.refusalsSayWhenToComeBack(what));
        };
    }

    /** All that belongs to services of which two processes run. */
    private static List<String> processes(Scene scene) {
        List<String> all = new ArrayList<>();
        for (var second : scene.seconds()) {
            all.add(Scene.firstOf(second));
            all.add(second);
        }
        if (all.isEmpty())
            throw new StackFailure(
                    "No service runs twice here. Start with ./entrepot up --twice order-service,… or --twice all");
        return all;
    }

    private Optional<String> othersGoOn(Scene scene) {
        var service = Scene.firstOf(hit);
        if (service.equals(GATEWAY)) return ordersComeIn(scene);
        try (var rest = Rest.of(scene.platform().kafka())) {
            Wait.until(TAKES_OVER, Duration.ofMillis(300), () -> {
                var behind = new TreeMap<>(rest.lag());
                behind.entrySet()
                        .removeIf(group -> !group.getKey().startsWith(service) || group.getValue() <= USUAL_LAG);
                return behind.isEmpty() ? null : "behind by " + behind;
            });
            return Optional.empty();
        } catch (StackFailure late) {
            return Optional.of(late.getMessage());
        }
    }

    /** A gateway hears of facts on its own and has no share to give away: its like must let everybody in. */
    private Optional<String> ordersComeIn(Scene scene) {
        try {
            Wait.until(TAKES_OVER, Duration.ofMillis(300), () -> {
                var since = scene.crowd().traffic().between(hurt, System.nanoTime()).stream();
                return since.anyMatch(request -> request.began() > hurt && request.isGood())
                        ? null
                        : "no order asked for since was accepted";
            });
            return Optional.empty();
        } catch (StackFailure late) {
            return Optional.of(late.getMessage());
        }
    }
}
