package org.entrepot.launcher.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.entrepot.launcher.demo.day.Comeback;
import org.entrepot.launcher.demo.day.Day;
import org.entrepot.launcher.history.Acknowledged;
import org.entrepot.launcher.platform.Answer;
import org.entrepot.launcher.platform.Api;
import org.entrepot.stack.StackFailure;

/**
 * Goods that come back: once an order is delivered, its customer asks, and the desk approves, books the parcel in, looks at
 * each unit and gives the money back. Most goods go back on the shelf; some do not.
 */
public final class ReturnDesk implements AutoCloseable {
    private static final int CLERKS = 4;
    private static final List<String> REASONS =
            List.of("CHANGED_MIND", "DAMAGED_GOODS", "WRONG_GOODS", "NOT_AS_DESCRIBED");

    private final Api storefront;
    private final Api desk;
    private final String run;
    private final Placed placed;
    private final Refusals refusals;
    private final Map<String, List<Comeback>> planned = new HashMap<>();
    private final Map<String, Boolean> begun = new ConcurrentHashMap<>();
    private final Queue<Comeback> resolved = new ConcurrentLinkedQueue<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final Semaphore clerks = new Semaphore(CLERKS);
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();

    public ReturnDesk(Api storefront, Api desk, String run, Day day, Placed placed, Refusals refusals) {
        this.storefront = storefront;
        this.desk = desk;
        this.run = run;
        this.placed = placed;
        this.refusals = refusals;
        for (var comeback : day.comebacks())
            planned.computeIfAbsent(comeback.purchase(), none -> new ArrayList<>())
                    .add(comeback);
    }

    /** An order was delivered: what is planned to come back of it does so now. */
    public void delivered(String orderId) {
        placed.ofOrder(orderId).ifPresent(this::bringBack);
    }

    /** Delivered orders whose acknowledgement came after the news of their delivery are looked at here. */
    void lookAgain(Score score) {
        for (var purchase : planned.keySet())
            placed.ofPurchase(purchase)
                    .filter(order -> score.isCompleted(order.orderId()))
                    .ifPresent(this::bringBack);
    }

    int underWay() {
        return underWay.get();
    }

    /** What came back to its end. */
    public List<Comeback> resolved() {
        return List.copyOf(resolved);
    }

    private void bringBack(Acknowledged order) {
        var comebacks = planned.get(placed.referenceOf(order));
        if (comebacks == null || begun.putIfAbsent(order.orderId(), true) != null) return;
        underWay.addAndGet(comebacks.size());
        people.submit(() -> comebacks.forEach(comeback -> bringBack(order, comeback)));
    }

    private void bringBack(Acknowledged order, Comeback comeback) {
        clerks.acquireUninterruptibly();
        try {
            if (resolve(order, comeback)) resolved.add(comeback);
        } catch (StackFailure failure) {
            refusals.count("return desk: " + failure.getMessage());
        } finally {
            clerks.release();
            underWay.decrementAndGet();
        }
    }

    private boolean resolve(Acknowledged order, Comeback comeback) {
        var reason = REASONS.get(Math.floorMod(comeback.reference().hashCode(), REASONS.size()));
        var asked = comeback.lines().stream()
                .map(line -> Map.of("line", order.lineOf(line.sku()), "quantity", line.quantity(), "reason", reason))
                .toList();
        var key = "demo-" + run + "-" + comeback.reference() + "-" + comeback.purchase();
        var requested = storefront.create("/returns", Map.of("orderId", order.orderId(), "lines", asked), key);
        if (!good("", requested)) return false;
        var path = "/returns/" + requested.json().path("id").asText();
        var counted = comeback.lines().stream()
                .map(line -> Map.of("line", order.lineOf(line.sku()), "quantity", line.quantity()))
                .toList();
        var units = comeback.lines().stream()
                .map(line -> Map.of(
                        "line", order.lineOf(line.sku()),
                        "quantity", line.quantity(),
                        "disposition", reason.equals("DAMAGED_GOODS") ? "SCRAP" : "RESTOCK"))
                .toList();
        return good("/approve", desk.post(path + "/approve", Map.of()))
                && good(
                        "/receive",
                        desk.post(path + "/receive", Map.of("location", Opening.LOCATION, "lines", counted)))
                && good("/inspect", desk.post(path + "/inspect", Map.of("units", units)))
                && good("/resolve", desk.post(path + "/resolve", Map.of("resolution", "REFUND")));
    }

    private boolean good(String step, Answer answer) {
        if (!answer.isGood()) refusals.count("POST /returns/…" + step + ": " + answer.inWords());
        return answer.isGood();
    }

    @Override
    public void close() {
        people.shutdownNow();
    }
}
