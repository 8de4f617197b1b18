package org.entrepot.launcher.demo;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.entrepot.launcher.audit.Audit;
import org.entrepot.launcher.demo.day.Day;
import org.entrepot.launcher.demo.day.StockPlan;
import org.entrepot.launcher.history.History;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.launcher.platform.Processors;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.supervise.Stack;

/** Runs a day on a platform that is up, waits until all is quiet, and audits. */
public final class ShopsDay {
    private final Platform platform;
    private final Stack stack;
    private final String run;
    private final Path folder;
    private final Consumer<String> say;
    private final Refusals refusals = new Refusals();
    private final Placed placed = new Placed();

    /**
     * @param run what tells its references from those of other days
     * @param folder where what the clients remember is written
     */
    public ShopsDay(Platform platform, Stack stack, String run, Path folder, Consumer<String> say) {
        this.platform = platform;
        this.stack = stack;
        this.run = run;
        this.folder = folder;
        this.say = say;
    }

    /**
     * @param seed chooses the articles that are too few
     * @param patience so long after the last purchase everything may take to come to rest
     */
    public Report of(Day day, int seed, int clients, Pace pace, Duration patience) {
        var begin = System.nanoTime();
        var processors = Processors.from(stack);
        say.accept("Demo " + run + ": " + day.name() + " — " + day.purchases().size() + " orders of "
                + day.products().size() + " articles, " + day.comebacks().size() + " returns, " + clients
                + " clients.");
        var stock = StockPlan.of(day, seed);
        new Opening(platform, run).of(day, stock);
        say.accept("The shop is open after %.1f s: %d articles published, %d received, %d of them too few on purpose."
                .formatted(
                        seconds(begin),
                        day.products().size(),
                        stock.units().size(),
                        stock.shortOf().size()));
        try (var history = History.at(folder);
                var desk = desk(day);
                var parts = new Parts(day, desk)) {
            return serve(
                    day,
                    clients,
                    pace,
                    patience,
                    new Serving(history, desk, parts.score, parts.warehouse, processors),
                    begin);
        } catch (SQLException e) {
            throw new StackFailure("The database does not answer: " + e.getMessage(), e);
        }
    }

    /** Much more than a day of this size takes on a slow machine. */
    public static Duration usualPatience(Day day) {
        return Duration.ofSeconds(120 + day.purchases().size() / 10);
    }

    private record Serving(History history, ReturnDesk desk, Score score, Warehouse warehouse, Processors processors) {}

    private Report serve(Day day, int clients, Pace pace, Duration patience, Serving parts, long begin)
            throws SQLException {
        var mailsBefore = platform.simulators().mailsKept();
        var storefronts = new Storefronts(platform.as("storefront"), run, parts.history(), placed, refusals);
        List<String> stillMissing;
        try (var superuser = platform.superuser();
                var progress = new Progress(platform, placed, parts.score(), mailsBefore)) {
            var shopping =
                    CompletableFuture.runAsync(() -> storefronts.open(day, clients, pace), Thread::startVirtualThread);
            shopping.join();
            stillMissing = new Quiet(platform, superuser, placed, parts.score(), parts.desk()).await(patience);
            progress.last();
        }
        var used = parts.processors().since();
        say.accept("");
        say.accept(
                stillMissing.isEmpty()
                        ? "All is quiet; auditing …"
                        : "Not quiet after " + patience.toSeconds() + " s; auditing …");
        var audit = Audit.of(platform, History.read(folder.resolve(History.FILE)));
        return new Report(
                placed,
                parts.score(),
                parts.desk().resolved(),
                refusals.all(),
                new Report.Work(
                        parts.warehouse().labels(),
                        parts.warehouse().manifests(),
                        platform.simulators().mailsKept() - mailsBefore,
                        storefronts.customers()),
                stillMissing,
                used,
                audit,
                Duration.ofNanos(System.nanoTime() - begin));
    }

    private ReturnDesk desk(Day day) {
        return new ReturnDesk(platform.as("storefront"), platform.as("return-desk"), run, day, placed, refusals);
    }

    /** What listens and works beside the storefronts, closed in the right order. */
    private final class Parts implements AutoCloseable {
        private final Score score;
        private final Ear ear;
        private final Warehouse warehouse;

        Parts(Day day, ReturnDesk desk) {
            score = new Score(desk::delivered);
            ear = new Ear(platform.kafka(), score::hear);
            warehouse = new Warehouse(platform.kafka(), platform.as("warehouse-system"), new Scales(day), refusals);
            warehouse.open();
        }

        @Override
        public void close() {
            warehouse.close();
            ear.close();
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
