package org.entrepot.launcher.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.entrepot.launcher.demo.day.Day;
import org.entrepot.launcher.demo.day.Purchase;
import org.entrepot.launcher.history.Acknowledged;
import org.entrepot.launcher.history.History;
import org.entrepot.launcher.platform.Api;
import org.entrepot.stack.StackFailure;

/** So many shoppers at once, each taking the next purchase of the day: register, order, remember the 201, perhaps cancel. */
public final class Storefronts {
    private static final String CLIENT = "storefront";

    private final Api api;
    private final String run;
    private final Customers customers;
    private final History history;
    private final Placed placed;
    private final Refusals refusals;
    private final CountDownLatch closed = new CountDownLatch(1);

    public Storefronts(Api api, String run, History history, Placed placed, Refusals refusals) {
        this.api = api;
        this.run = run;
        this.customers = new Customers(api, run);
        this.history = history;
        this.placed = placed;
        this.refusals = refusals;
    }

    /**
     * Places all orders of the day and returns when the last is placed.
     *
     * @param clients how many shoppers at once
     * @param pace when each may start
     */
    public void open(Day day, int clients, Pace pace) {
        var next = new AtomicInteger();
        var begin = System.nanoTime();
        var purchases = day.purchases();
        try (var shoppers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < clients; i++) shoppers.submit(() -> shop(purchases, next, pace, begin));
        }
    }

    /** Registers everybody who will buy, so that later only orders are placed. */
    public void welcome(Day day, int clients) {
        try (var clerks = Executors.newFixedThreadPool(clients)) {
            for (var purchase : day.purchases()) clerks.submit(() -> customers.referenceFor(purchase));
        }
    }

    /** Those who shop finish; nobody else comes in. For good. */
    public void close() {
        closed.countDown();
    }

    /** One purchase, at once. */
    public void serve(Purchase purchase) {
        try {
            order(purchase);
        } catch (StackFailure failure) {
            refusals.count(failure.getMessage());
        }
    }

    int customers() {
        return customers.count();
    }

    private void shop(List<Purchase> purchases, AtomicInteger next, Pace pace, long begin) {
        for (int i = next.getAndIncrement(); i < purchases.size(); i = next.getAndIncrement()) {
            var early = pace.of(i).minusNanos(System.nanoTime() - begin);
            if (isClosedWithin(early)) return;
            serve(purchases.get(i));
        }
    }

    /** Waits for the time of a purchase, or for the shop to be closed. */
    private boolean isClosedWithin(Duration early) {
        try {
            return closed.await(Math.max(0, early.toNanos()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void order(Purchase purchase) {
        var key = "demo-" + run + "-" + purchase.reference();
        var basket = Map.of(
                "deliverTo", customers.referenceFor(purchase),
                "currency", "GBP",
                "lines", purchase.lines(),
                "payment", Map.of("method", "card", "token", purchase.token()));
        var answer = api.create("/orders", basket, key);
        if (answer.status() != 201) {
            refusals.count("POST /orders: " + answer.inWords());
            return;
        }
        var at = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        var order = Acknowledged.of(CLIENT, key, answer.json(), at);
        history.keep(order, basket);
        placed.add(purchase.reference(), order);
        if (purchase.changesMind()) cancel(order);
    }

    private void cancel(Acknowledged order) {
        var answer = api.withPatience(Duration.ofSeconds(20))
                .create(
                        "/orders/" + order.orderId() + "/cancel",
                        Map.of("reason", "CUSTOMER"),
                        order.key() + "-cancel");
        // Shipped already, or ended otherwise: too late is an answer too.
        if (!answer.isGood() && answer.status() != 409) refusals.count("POST /orders/…/cancel: " + answer.inWords());
    }
}
