package org.entrepot.launcher.chaos;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/**
 * Which fault hits what, and when: the same for the same seed, length and kinds.
 *
 * @param leftOut kinds for which there was no time
 */
record Plan(long seed, Duration length, List<Planned> faults, List<String> leftOut) {
    /** Clients first get under way. */
    private static final Duration PEACE = Duration.ofSeconds(5);

    private static final Duration SHORTLY = Duration.ofSeconds(1);
    private static final int MOST_DELAY_MS = 3_000;

    Plan {
        faults = List.copyOf(faults);
        leftOut = List.copyOf(leftOut);
    }

    /** One fault at its time, counted from the opening of the shop. */
    record Planned(int number, Duration at, FaultKind kind, Fault fault) {
        String inWords() {
            return "%2d  +%5.1f s  %-20s %-28s for %4.1f s"
                    .formatted(
                            number,
                            at.toMillis() / 1e3,
                            kind.name(),
                            fault.target(),
                            fault.lasts().toMillis() / 1e3);
        }
    }

    /**
     * Kinds in the order of a shuffled deck, again and again, as many as there is time for, and one at least.
     *
     * @param each whether each kind is to come once, whatever time it takes
     */
    static Plan of(long seed, Duration length, List<FaultKind> kinds, boolean each) {
        var random = new Random(seed);
        Deque<FaultKind> deck = new ArrayDeque<>();
        List<Planned> faults = new ArrayList<>();
        var left = new TreeSet<>(kinds.stream().map(FaultKind::name).toList());
        for (var at = PEACE; ; ) {
            if (deck.isEmpty()) deck.addAll(shuffled(kinds, random));
            var kind = deck.removeFirst();
            var fault = kind.aimed().apply(new Random(random.nextLong()));
            var end = at.plus(fault.lasts());
            var isEnough = each ? left.isEmpty() : !faults.isEmpty();
            if (isEnough && end.compareTo(length) > 0) break;
            faults.add(new Planned(faults.size() + 1, at, kind, fault));
            left.remove(kind.name());
            at = end.plus(kind.room()).plusMillis(random.nextInt(MOST_DELAY_MS));
        }
        return new Plan(seed, length, faults, List.copyOf(left));
    }

    /** Each of these once, in an order that the seed fixes, each as soon as the one before has passed. */
    static Plan inTurn(long seed, List<FaultKind> kinds) {
        var random = new Random(seed);
        List<Planned> faults = new ArrayList<>();
        var at = PEACE;
        for (var kind : shuffled(kinds, random)) {
            var fault = kind.aimed().apply(new Random(aim(seed, kind)));
            faults.add(new Planned(faults.size() + 1, at, kind, fault));
            at = at.plus(fault.lasts()).plus(SHORTLY);
        }
        return new Plan(seed, at, faults, List.of());
    }

    /** The same aim whatever else is in the bout. */
    private static long aim(long seed, FaultKind kind) {
        return seed * 31 + kind.name().hashCode();
    }

    private static List<FaultKind> shuffled(List<FaultKind> kinds, Random random) {
        List<FaultKind> order = new ArrayList<>(kinds);
        Collections.shuffle(order, random);
        return order;
    }
}
