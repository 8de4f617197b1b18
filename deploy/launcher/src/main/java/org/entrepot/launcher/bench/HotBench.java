package org.entrepot.launcher.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.launcher.Args;
import org.entrepot.launcher.platform.Platform;
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

    HotBench(Platform platform, Stack stack, String run, Args args) {
        this.platform = platform;
        this.stack = stack;
        this.run = run;
        this.seed = args.number("seed", 42);
    }

    Measured measure() {
        var shelves = new Shelves(platform, run);
        var guests = shelves.guests(GUESTS);
        var spread = shelves.stocked("spread", SPREAD, 1_000);
        var hot = shelves.stocked("hot", 1, UNITS);
        var faults = new ArrayList<String>();
        var first = rush("warming", spread, guests, faults);
        var apart = rush("apart", spread, guests, faults);
        var together = rush("together", hot, guests, faults);
        if (together.confirmed() != UNITS)
            faults.add("%d units were there and %d were sold".formatted(UNITS, together.confirmed()));
        return new Measured("bench hot: %d buyers at once, one of %d units each".formatted(BUYERS, UNITS))
                .figure("sold", together.confirmed())
                .figure("refused", together.refused())
                .figure("outcomes a second, hot", together.perSecond())
                .figure("outcomes a second, spread out", apart.perSecond())
                .figure("ratio", "%.2f".formatted(together.perSecond() / apart.perSecond()))
                .figure("(first rush, not counted)", first.perSecond())
                .faults(faults);
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
                    && System.nanoTime() - begin < Duration.ofMinutes(3).toNanos())
                org.entrepot.stack.process.Wait.pause(Duration.ofMillis(5));
            var took = (System.nanoTime() - begin) / 1e9;
            var outcomes = confirmations.confirmed() + confirmations.refused();
            var result = new Outcome(confirmations.confirmed(), confirmations.refused(), outcomes / took);
            faults.addAll(new Aftermath(platform).of(confirmations, List.of(), placing.history()));
            return result;
        }
    }
}
