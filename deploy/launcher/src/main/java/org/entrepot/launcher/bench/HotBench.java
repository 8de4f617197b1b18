package org.entrepot.launcher.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.launcher.Args;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.stack.process.Wait;
import org.entrepot.stack.supervise.Stack;

/** Many buyers want the same few units: exactly so many are sold as there are, about as fast as if they wanted different things. */
final class HotBench {
    private static final int BUYERS = 1_000;
    private static final int UNITS = 100;
    private static final int GUESTS = 100;
    private static final int SPREAD = 400;

    private final Platform platform;
    private final Stack stack;
    private final String run;
    private final int seed;
    private final int rounds;

    HotBench(Platform platform, Stack stack, String run, Args args) {
        this.platform = platform;
        this.stack = stack;
        this.run = run;
        this.seed = args.number("seed", 42);
        this.rounds = args.number("rounds", 3);
    }

    Measured measure() {
        var shelves = new Shelves(platform, run);
        var guests = shelves.guests(GUESTS);
        var spread = shelves.stocked("spread", SPREAD, 1_000);
        var faults = new ArrayList<String>();
        var first = rush("warming", spread, guests, faults);
        List<Outcome> apart = new ArrayList<>();
        List<Outcome> together = new ArrayList<>();
        for (var round = 1; round <= rounds; round++) {
            apart.add(rush("apart" + round, spread, guests, faults));
            together.add(rush("together" + round, shelves.stocked("hot" + round, 1, UNITS), guests, faults));
        }
        for (var outcome : together)
            if (outcome.confirmed() != UNITS)
                faults.add("%d units were there and %d were sold".formatted(UNITS, outcome.confirmed()));
        return new Measured(
                        "bench hot: %d buyers at once, one of %d units each, %d times".formatted(BUYERS, UNITS, rounds))
                .figure("sold", together.stream().map(Outcome::confirmed).toList())
                .figure("refused", together.stream().map(Outcome::refused).toList())
                .figure("outcomes a second, hot", rates(together))
                .figure("outcomes a second, spread out", rates(apart))
                .figure("ratio of the means", "%.2f".formatted(mean(together) / mean(apart)))
                .figure("(first rush, not counted)", first.perSecond())
                .faults(faults);
    }

    /** Of as many outcomes each, so over their times. */
    private static double mean(List<Outcome> outcomes) {
        return outcomes.size()
                / outcomes.stream()
                        .mapToDouble(outcome -> 1 / outcome.perSecond())
                        .sum();
    }

    private static List<Long> rates(List<Outcome> outcomes) {
        return outcomes.stream().map(outcome -> Math.round(outcome.perSecond())).toList();
    }

    private record Outcome(long confirmed, long refused, double perSecond) {}

    private Outcome rush(String name, List<String> skus, List<String> guests, List<String> faults) {
        var baskets = new PlaceOrders.Baskets(skus, guests, 1, seed);
        try (var door = new Door(platform.gateway(), platform.tokenOf("storefront"));
                var confirmations = new Confirmations(platform.kafka(), new Timings())) {
            var placing = new PlaceOrders(door, baskets, name + run, confirmations);
            var begin = System.nanoTime();
            for (var buyer = 0; buyer < BUYERS; buyer++) placing.place(begin);
            placing.allAnswered(Duration.ofSeconds(40));
            while (confirmations.confirmed() + confirmations.refused() < BUYERS
                    && System.nanoTime() - begin < Duration.ofMinutes(3).toNanos()) Wait.pause(Duration.ofMillis(5));
            var took = (System.nanoTime() - begin) / 1e9;
            var outcomes = confirmations.confirmed() + confirmations.refused();
            var result = new Outcome(confirmations.confirmed(), confirmations.refused(), outcomes / took);
            faults.addAll(new Aftermath(platform).of(confirmations, List.of(), placing.history()));
            return result;
        }
    }
}
