package org.entrepot.launcher.chaos;

import java.time.Duration;
import java.util.List;
import org.entrepot.stack.Topology;

/** {@code kill -9} of one part, or of several at the same moment; the supervisor starts them again. */
final class KillParts implements Fault {
    /** Without these an order cannot be taken; without any other part it can. */
    private static final List<String> ON_THE_WAY_IN = List.of("gateway", "order-service", "postgres");

    private final List<String> parts;
    private long hurt;

    KillParts(List<String> parts) {
        this.parts = List.copyOf(parts);
    }

    @Override
    public String target() {
        return parts.size() == 1 ? parts.getFirst() : parts.size() + " parts";
    }

    @Override
    public Duration lasts() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void strike(Scene scene) {
        // One part alone stays one process, also of a service that runs twice.
        var processes = parts.size() == 1 ? parts : scene.allProcessesOf(parts);
        var killing = processes.stream()
                .map(part -> Thread.ofVirtual().start(scene.stack().processOf(part)::kill))
                .toList();
        for (var thread : killing) Threads.join(thread);
        hurt = System.nanoTime();
    }

    @Override
    public List<Verdict> judge(Scene scene, Seen seen) {
        if (isOneOfTwoOnTheWayIn(scene))
            return List.of(seen.onlyWhatWasUnderWayHadToBeRepeated(
                    target() + " killed, one of two", hurt + OneOfTwo.NOTICED_NANOS));
        if (parts.equals(List.of("postgres"))) return List.of(seen.refusalsSayWhenToComeBack("the database killed"));
        if (parts.equals(List.of("order-service")))
            return List.of(seen.refusalsSayWhenToComeBack("order-service killed"));
        if (parts.stream().anyMatch(ON_THE_WAY_IN::contains)) return List.of();
        return List.of(seen.ordersWereAccepted(target() + " killed"));
    }

    private boolean isOneOfTwoOnTheWayIn(Scene scene) {
        return parts.size() == 1
                && ON_THE_WAY_IN.contains(parts.getFirst())
                && scene.seconds().contains(parts.getFirst() + Topology.SECOND);
    }
}
