package org.entrepot.order.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.entrepot.order.process.Decide;

/** Plays worlds, and finds the first seed in which something does not hold. */
final class Simulation {

    final LongAdder steps = new LongAdder();
    final Map<String, LongAdder> ends = new ConcurrentHashMap<>();
    private final Decide decide;

    Simulation(Decide decide) {
        this.decide = decide;
    }

    /** What a seed broke: the invariants by name, and everything that happened. */
    record Broken(long seed, List<String> offences, List<String> trace) {
        List<String> invariants() {
            return offences.stream()
                    .map(offence -> offence.substring(0, offence.indexOf(':')))
                    .distinct()
                    .toList();
        }

        @Override
        public String toString() {
            return "seed %d breaks%n  %s%nReplay it with -Dseed=%d. What happened:%n%s"
                    .formatted(seed, String.join("\n  ", offences), seed, String.join("\n", trace));
        }
    }

    /** The lowest of these seeds that breaks something; all of them are played on all processors. */
    Optional<Broken> play(long from, long to) {
        return play(from, to, "");
    }

    /** The lowest of these seeds that breaks this invariant. */
    Optional<Broken> play(long from, long to, String invariant) {
        var worst = LongStream.rangeClosed(from, to)
                .parallel()
                .filter(seed -> play(seed, null).stream().anyMatch(offence -> offence.startsWith(invariant)))
                .findFirst();
        if (worst.isEmpty()) return Optional.empty();
        var trace = new ArrayList<String>();
        var offences = play(worst.getAsLong(), trace);
        return Optional.of(new Broken(worst.getAsLong(), offences, trace));
    }

    private List<String> play(long seed, List<String> trace) {
        var world = new World(seed, decide, trace);
        try {
            world.play();
        } catch (RuntimeException failure) {
            world.offend("nothing fails inside", failure + " at " + failure.getStackTrace()[0]);
        }
        steps.add(world.steps);
        world.orders
                .rows()
                .forEach(row ->
                        ends.computeIfAbsent(end(row), none -> new LongAdder()).increment());
        return Verdict.of(world);
    }

    private static String end(org.entrepot.order.process.KeptOrder row) {
        var money = row.payment == null ? "unpaid" : row.payment.state().name();
        return row.status.state() + "/" + row.status.stock() + "/" + money;
    }
}
