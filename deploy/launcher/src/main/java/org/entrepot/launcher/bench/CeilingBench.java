package org.entrepot.launcher.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.entrepot.launcher.Args;
import org.entrepot.launcher.bench.rows.Ceiling;
import org.entrepot.launcher.bench.rows.Mix;
import org.entrepot.launcher.bench.rows.SampleOrder;
import org.entrepot.launcher.bench.rows.WrittenRows;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.launcher.platform.Processors;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.supervise.Stack;

/** The platform's rate as a share of what its database alone does with the same rows, in the same run. */
final class CeilingBench {
    private static final Duration WARM = Duration.ofSeconds(8);
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final Set<String> ON_THE_WAY = Set.of("orders", "inventory");

    private final Platform platform;
    private final Stack stack;
    private final OrdersBench orders;
    private final int clients;

    CeilingBench(Platform platform, Stack stack, String run, Args args) {
        this.platform = platform;
        this.stack = stack;
        this.orders = new OrdersBench(platform, stack, run, args);
        this.clients = args.number("clients", 8);
    }

    Measured measure() {
        var prepared = orders.prepare();
        try (var superuser = platform.superuser()) {
            var before = WrittenRows.atRest(superuser);
            var measured = orders.measure(prepared);
            var mix = Mix.of(WrittenRows.atRest(superuser).since(before));
            var sample = SampleOrder.from(superuser, mix.tables());
            var rate = orders.rate();
            measured.figure("orders counted for the mix", mix.orders())
                    .figure("rows inserted per order", mix.inserts())
                    .figure("rows updated per order", mix.updates())
                    .figure("commits per order", mix.commits())
                    .figure("bytes of log per order", mix.walBytes());
            ceiling(measured, "all rows", sample, mix, rate);
            ceiling(measured, "rows of orders and stock alone", sample.within(ON_THE_WAY), mix, rate);
            return measured.hidden("rows of one order", mix.asJson());
        } catch (SQLException e) {
            throw new StackFailure("The database does not answer: " + e.getMessage(), e);
        }
    }

    private void ceiling(Measured measured, String name, SampleOrder sample, Mix mix, double rate) {
        System.out.println("The database alone, " + name + " …");
        var processors = new AtomicReference<Processors>();
        var used = new LinkedHashMap<String, Double>();
        var ceiling = Ceiling.of(
                platform,
                sample,
                mix,
                clients,
                WARM,
                TIME,
                () -> processors.set(Processors.from(stack)),
                () -> used.putAll(processors.get().since()));
        measured.figure(
                        name + ": one order is",
                        "%d rows inserted, %d statements, 1 commit".formatted(ceiling.rows(), ceiling.statements()))
                .figure(name + ": database alone, per second", ceiling.perSecond())
                .figure(name + ": share", "%.2f".formatted(rate / ceiling.perSecond()))
                .figure(
                        name + ": cores used",
                        "postgres %.2f, clients %.2f, the idle platform %.2f"
                                .formatted(
                                        used.get("postgres") / TIME.toSeconds(),
                                        used.get(Processors.GENERATOR) / TIME.toSeconds(),
                                        used.entrySet().stream()
                                                        .filter(part -> !Set.of("postgres", Processors.GENERATOR)
                                                                .contains(part.getKey()))
                                                        .mapToDouble(Map.Entry::getValue)
                                                        .sum()
                                                / TIME.toSeconds()));
    }
}
