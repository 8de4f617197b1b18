package org.entrepot.launcher.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.entrepot.launcher.Args;
import org.entrepot.launcher.demo.Refusals;
import org.entrepot.launcher.demo.Scales;
import org.entrepot.launcher.demo.Warehouse;
import org.entrepot.launcher.demo.day.Day;
import org.entrepot.launcher.history.Acknowledged;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.launcher.platform.Processors;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.process.Wait;
import org.entrepot.stack.supervise.Stack;

/** The mix of "Online Marketplace" (Laigner et al., SIGMOD 2025), as far as the platform has its parts. */
final class MarketBench {
    private static final int PRODUCTS = 400;
    private static final int UNITS = 900_000;
    private static final int GUESTS = 300;
    private static final int MOST_ITEMS = 10;
    private static final Duration TO_ANSWER = Duration.ofSeconds(40);

    private static final Duration TO_DELIVER = Duration.ofMinutes(5);

    private final Platform platform;
    private final Stack stack;
    private final String run;
    private final int rate;
    private final int seconds;
    private final int warm;
    private final int seed;

    MarketBench(Platform platform, Stack stack, String run, Args args) {
        this.platform = platform;
        this.stack = stack;
        this.run = run;
        this.rate = args.number("rate", 100);
        this.seconds = args.number("seconds", 60);
        this.warm = args.number("warm", 30);
        this.seed = args.number("seed", 42);
    }

    Measured measure() {
        var shelves = new Shelves(platform, run);
        var skus = shelves.stocked("market", PRODUCTS, UNITS);
        var baskets = new PlaceOrders.Baskets(skus, shelves.guests(GUESTS), 1, MOST_ITEMS, seed);
        var articles = articles(skus);
        var refused = new Refusals();
        var nothing = new Day("market", List.of(), List.of(), List.of(), List.of());
        try (var storefront = new Door(platform.gateway(), platform.tokenOf("storefront"));
                var merchandising = new Door(platform.gateway(), platform.tokenOf("merchandising"));
                var warehouse = new Warehouse(
                        platform.kafka(), platform.as("warehouse-system"), new Scales(nothing), refused)) {
            warehouse.open();
            List<Acknowledged> history = new ArrayList<>();
            System.out.println("The market is open; " + warm + " s to warm up …");
            try (var confirmations = new Confirmations(platform.kafka(), new Timings())) {
                var placing = new PlaceOrders(storefront, baskets, "w" + run, confirmations);
                var market = new Market(storefront, merchandising, placing, articles, seed);
                arrive(market, warm, seed);
                history.addAll(placing.history());
            }
            System.out.println("Measuring for " + seconds + " s …");
            return measure(storefront, merchandising, baskets, articles, history, refused);
        }
    }

    private Measured measure(
            Door storefront,
            Door merchandising,
            PlaceOrders.Baskets baskets,
            List<Market.Article> articles,
            List<Acknowledged> history,
            Refusals refused) {
        var confirming = new Timings();
        try (var confirmations = new Confirmations(platform.kafka(), confirming);
                var deliveries = new Deliveries(platform.kafka())) {
            var placing = new PlaceOrders(storefront, baskets, "m" + run, confirmations);
            var market = new Market(storefront, merchandising, placing, articles, seed + 1L);
            var processors = Processors.from(stack);
            var begin = System.nanoTime();
            var sent =
                    new Arrivals(rate * Market.ALL / 100.0, seed + 1L).during(Duration.ofSeconds(seconds), market::act);
            var used = processors.since();
            var took = (System.nanoTime() - begin) / 1e9;
            var confirmed = confirmations.confirmed();
            var updates = deliveries.updates();
            var delivered = deliveries.delivered();
            market.allAnswered(TO_ANSWER);
            untilDelivered();
            var faults = new ArrayList<>(new Aftermath(platform).of(confirmations, history, placing.history()));
            faults.addAll(PricesInOrder.faults(platform, ("market-" + run + "-%").toUpperCase(Locale.ROOT)));
            if (!market.refusals().isEmpty()) faults.add("requests were refused: " + market.refusals());
            var measured = new Measured(
                            "bench marketplace: %d a second for %d s, of which %d%% are requests and the rest is brought by carriers"
                                    .formatted(rate, seconds, Market.ALL))
                    .figure("requests sent", sent)
                    .figure("other answers than asked for", market.refusals())
                    .figure("the warehouse was refused", refused.all())
                    .figure("checkouts confirmed per second", confirmed / took)
                    .figure("news of deliveries per second", updates / took)
                    .figure("parcels delivered per second", delivered / took)
                    .figure("all together per second", (sent + updates) / took)
                    .timings("checkout, POST /orders", placing.accepting())
                    .timings("checkout, due → confirmed", confirming);
            market.timings().forEach(measured::timings);
            return measured.processors(used, sent + updates).faults(faults);
        }
    }

    /** The warehouse and the carriers finish what was ordered; then there is rest. */
    private void untilDelivered() {
        System.out.println("Waiting until everything is delivered …");
        try (var superuser = platform.superuser();
                var asked = superuser.prepareStatement(
                        "select count(*) from orders.orders where state in ('PENDING', 'CONFIRMED', 'PROCESSING')")) {
            Wait.until(TO_DELIVER, Duration.ofSeconds(1), () -> {
                try (var rows = asked.executeQuery()) {
                    rows.next();
                    return rows.getLong(1) == 0 ? null : rows.getLong(1) + " orders are on their way";
                } catch (SQLException e) {
                    return "the database does not answer: " + e.getMessage();
                }
            });
        } catch (SQLException e) {
            throw new StackFailure("The database does not answer: " + e.getMessage(), e);
        }
    }

    private void arrive(Market market, int time, long drawn) {
        new Arrivals(rate * Market.ALL / 100.0, drawn).during(Duration.ofSeconds(time), market::act);
        market.allAnswered(TO_ANSWER);
    }

    private List<Market.Article> articles(List<String> skus) {
        var merchandising = platform.as("merchandising");
        return skus.stream()
                .map(sku -> new Market.Article(
                        merchandising.get("/products/by-sku/" + sku).json(), sku))
                .toList();
    }
}
