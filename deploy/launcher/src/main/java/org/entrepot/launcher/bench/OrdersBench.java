package org.entrepot.launcher.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.launcher.Args;
import org.entrepot.launcher.bench.rows.Past;
import org.entrepot.launcher.history.Acknowledged;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.launcher.platform.Processors;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.supervise.Stack;

/** Orders at a steady rate through the gateway until they are confirmed: rate, latencies, price, and the audit. */
final class OrdersBench {
    private static final int PRODUCTS = 400;
    private static final int UNITS = 900_000;
    private static final int GUESTS = 300;
    private static final Duration TO_ANSWER = Duration.ofSeconds(40);

    private final Platform platform;
    private final Stack stack;
    private final String run;
    private final int rate;
    private final int seconds;
    private final int warm;
    private final int lines;
    private final int seed;
    private double confirmedPerSecond;
    private int measurements;

    OrdersBench(Platform platform, Stack stack, String run, Args args) {
        this.platform = platform;
        this.stack = stack;
        this.run = run;
        this.rate = args.number("rate", 100);
        this.seconds = args.number("seconds", 60);
        this.warm = args.number("warm", 30);
        this.lines = args.number("lines", 2);
        this.seed = args.number("seed", 42);
    }

    Measured measure() {
        return measure(prepare());
    }

    /** Products with stock, and guests; what is bought is drawn by the seed. */
    PlaceOrders.Baskets prepare() {
        var shelves = new Shelves(platform, run);
        var skus = shelves.stocked("bench", PRODUCTS, UNITS);
        var baskets = new PlaceOrders.Baskets(skus, shelves.guests(GUESTS), lines, seed);
        System.out.println(PRODUCTS + " products and " + GUESTS + " guests are known");
        return baskets;
    }

    /** What was confirmed a second in the last measurement. */
    double rate() {
        return confirmedPerSecond;
    }

    Measured measure(PlaceOrders.Baskets baskets) {
        var stored = stored();
        measurements++;
        System.out.println(stored + " orders are stored; " + warm + " s to warm up …");
        List<Acknowledged> history = new ArrayList<>();
        try (var door = new Door(platform.gateway(), platform.tokenOf("storefront"))) {
            history.addAll(phase(door, baskets, name("w"), warm, new Timings()).history());
            System.out.println("Measuring for " + seconds + " s at " + rate + " orders a second …");
            return measure(door, baskets, history, stored);
        }
    }

    /** Of a phase: a second measurement of the same run asks for orders of its own, under keys of its own. */
    private String name(String phase) {
        return phase + measurements + "-" + run;
    }

    private long stored() {
        try (var superuser = platform.superuser()) {
            return Past.stored(superuser);
        } catch (SQLException e) {
            throw new StackFailure("The database does not answer: " + e.getMessage(), e);
        }
    }

    private PlaceOrders phase(Door door, PlaceOrders.Baskets baskets, String name, int time, Timings confirming) {
        try (var confirmations = new Confirmations(platform.kafka(), confirming)) {
            var placing = new PlaceOrders(door, baskets, name, confirmations);
            new Arrivals(rate, seed).during(Duration.ofSeconds(time), placing::place);
            placing.allAnswered(TO_ANSWER);
            return placing;
        }
    }

    private Measured measure(Door door, PlaceOrders.Baskets baskets, List<Acknowledged> history, long stored) {
        var confirming = new Timings();
        try (var confirmations = new Confirmations(platform.kafka(), confirming)) {
            var placing = new PlaceOrders(door, baskets, name("m"), confirmations);
            var processors = Processors.from(stack);
            var begin = System.nanoTime();
            var sent = new Arrivals(rate, seed + 1L).during(Duration.ofSeconds(seconds), placing::place);
            var used = processors.since();
            var inTime = confirmations.confirmed();
            var took = (System.nanoTime() - begin) / 1e9;
            confirmedPerSecond = inTime / took;
            placing.allAnswered(TO_ANSWER);
            var faults = new ArrayList<>(new Aftermath(platform).of(confirmations, history, placing.history()));
            if (placing.accepting().count() == 0) faults.add("no order was accepted: " + placing.refusals());
            return new Measured("bench orders: %d a second of %d lines for %d s, after %d s of warming"
                            .formatted(rate, lines, seconds, warm))
                    .figure("orders stored before", stored)
                    .figure("sent", sent)
                    .figure("accepted (201)", placing.accepting().count())
                    .figure("other answers", placing.refusals())
                    .figure("confirmed within the time", inTime)
                    .figure("confirmed per second", confirmedPerSecond)
                    .figure("confirmed in the end", confirmations.confirmed())
                    .timings("POST /orders", placing.accepting())
                    .timings("due → confirmed", confirming)
                    .processors(used, inTime)
                    .faults(faults);
        }
    }
}
