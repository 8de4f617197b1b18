package org.entrepot.launcher.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.entrepot.launcher.demo.Ear;
import org.entrepot.launcher.demo.Opening;
import org.entrepot.launcher.demo.Pace;
import org.entrepot.launcher.demo.Placed;
import org.entrepot.launcher.demo.Quiet;
import org.entrepot.launcher.demo.Refusals;
import org.entrepot.launcher.demo.ReturnDesk;
import org.entrepot.launcher.demo.Scales;
import org.entrepot.launcher.demo.Score;
import org.entrepot.launcher.demo.Storefronts;
import org.entrepot.launcher.demo.Warehouse;
import org.entrepot.launcher.demo.day.Day;
import org.entrepot.launcher.demo.day.Purchase;
import org.entrepot.launcher.demo.day.StockPlan;
import org.entrepot.launcher.history.Acknowledged;
import org.entrepot.launcher.history.History;
import org.entrepot.launcher.platform.Api;
import org.entrepot.launcher.platform.Platform;

/** Everybody who uses the platform: shoppers at a steady pace, some with regrets, a warehouse and a return desk. */
final class Crowd implements AutoCloseable {
    /** So many wait at once when nobody answers; more than come in the longest fault. */
    private static final int SHOPPERS = 400;

    private static final int CLERKS = 4;
    /** Longer than any fault lasts: a good client goes on asking. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Platform platform;
    private final String run;
    private final Day day;
    private final History history;
    private final Traffic traffic;
    private final Placed placed = new Placed();
    private final Refusals refusals = new Refusals();
    private final Score score;
    private final Regrets regrets;
    private final Ear ear;
    private final Warehouse warehouse;
    private final ReturnDesk desk;
    private final Storefronts storefronts;
    private Thread shopping;

    /** The shop is stocked, everybody is registered, and those who work are at work. */
    Crowd(Platform platform, String run, Path folder, Day day, long seed) {
        this.platform = platform;
        this.run = run;
        this.day = Rounds.of(day);
        new Opening(platform, run).of(this.day, StockPlan.of(this.day, seed));
        history = History.at(folder);
        traffic = new Traffic(folder);
        var shop = as("storefront").watchedBy(traffic);
        desk = new ReturnDesk(shop, as("return-desk"), run, day, placed, refusals);
        score = new Score(desk::delivered);
        regrets = new Regrets(shop, placed, seed, refusals);
        ear = new Ear(platform.kafka(), fact -> {
            score.hear(fact);
            regrets.hear(fact);
        });
        warehouse = new Warehouse(platform.kafka(), as("warehouse-system"), new Scales(day), refusals);
        warehouse.open();
        storefronts = new Storefronts(shop, run, history, placed, refusals);
        storefronts.welcome(day, CLERKS);
    }

    void open(double ordersPerSecond) {
        var pace = Pace.steady(day, ordersPerSecond);
        shopping = Thread.ofVirtual().name("shopping").start(() -> storefronts.open(day, SHOPPERS, pace));
    }

    /** Nobody new comes in; returns when all who were shopping have their answer. */
    void goHome() {
        storefronts.close();
        try {
            shopping.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        regrets.close();
    }

    void buy(Purchase purchase) {
        storefronts.serve(purchase);
    }

    /** What still is under way at the deadline; empty when all came to its end before. */
    List<String> quiet(Duration patience) {
        try (var superuser = platform.superuser()) {
            return new Quiet(platform, superuser, placed, score, desk).await(patience);
        } catch (java.sql.SQLException e) {
            return List.of("the database: " + e.getMessage());
        }
    }

    /** Whether an order that was accepted after this moment was confirmed. */
    boolean anyConfirmedSince(Instant moment) {
        return placed.all().stream()
                .anyMatch(order -> Instant.parse(order.at()).isAfter(moment) && score.isConfirmed(order.orderId()));
    }

    List<Acknowledged> acknowledged() {
        return placed.all();
    }

    Traffic traffic() {
        return traffic;
    }

    Regrets regrets() {
        return regrets;
    }

    Score score() {
        return score;
    }

    Placed placed() {
        return placed;
    }

    Refusals refusals() {
        return refusals;
    }

    ReturnDesk desk() {
        return desk;
    }

    Day day() {
        return day;
    }

    String run() {
        return run;
    }

    private Api as(String client) {
        return platform.as(client).withPatience(PATIENCE);
    }

    @Override
    public void close() {
        warehouse.close();
        ear.close();
        desk.close();
        traffic.close();
        history.close();
    }
}
