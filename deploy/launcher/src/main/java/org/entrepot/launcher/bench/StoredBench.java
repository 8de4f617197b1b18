package org.entrepot.launcher.bench;

import java.sql.SQLException;
import org.entrepot.launcher.Args;
import org.entrepot.launcher.bench.rows.Past;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.supervise.Stack;

/** Whether a shop that has sold for long is as fast as a young one: the same load with few orders stored and with many. */
final class StoredBench {
    private final Platform platform;
    private final Args args;
    private final OrdersBench orders;
    private final int small;
    private final int large;

    StoredBench(Platform platform, Stack stack, String run, Args args) {
        this.platform = platform;
        this.args = args;
        this.orders = new OrdersBench(platform, stack, run, args);
        this.small = args.number("small", 10_000);
        this.large = args.number("large", 1_000_000);
    }

    Measured measure() {
        fill(small);
        var baskets = orders.prepare();
        var few = orders.measure(baskets);
        few.print();
        var before = orders.rate();
        fill(large);
        var many = orders.measure(baskets);
        return many.figure("the same with %,d orders stored, per second".formatted(small), before)
                .figure("ratio", "%.2f".formatted(orders.rate() / before))
                .hidden("with few orders", few.asJson())
                .faults(java.util.stream.Stream.concat(few.faults().stream(), many.faults().stream())
                        .toList());
    }

    /** Fills alone, so that what takes long can be done before. */
    Measured fill() {
        fill(args.number("orders", large));
        return new Measured("bench past").figure("orders stored", stored());
    }

    private void fill(int until) {
        try (var superuser = platform.superuser()) {
            var begin = System.nanoTime();
            var rows = new Past(superuser, System.out::println).upTo(until, large);
            System.out.printf(
                    "%,d orders are stored; %,d rows were written in %.0f s%n",
                    Past.stored(superuser), rows, (System.nanoTime() - begin) / 1e9);
        } catch (SQLException e) {
            throw new StackFailure("The database does not answer: " + e.getMessage(), e);
        }
    }

    private long stored() {
        try (var superuser = platform.superuser()) {
            return Past.stored(superuser);
        } catch (SQLException e) {
            throw new StackFailure("The database does not answer: " + e.getMessage(), e);
        }
    }
}
