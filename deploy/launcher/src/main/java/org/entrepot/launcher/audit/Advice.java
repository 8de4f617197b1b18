package org.entrepot.launcher.audit;

import java.util.Map;

/** What a person should look at, invariant by invariant, when no rule mends what was found. */
public final class Advice {
    private static final Map<String, String> BY_ID = Map.ofEntries(
            Map.entry("I-01", "orders.orders, order_line and idempotency_key by the client's key; the day's backups"),
            Map.entry("I-02", "orders.idempotency_key by location; which client sent it, and under which key"),
            Map.entry(
                    "I-03",
                    "inventory.stock against open rows of inventory.allocation; count the shelf before booking"),
            Map.entry("I-04", "inventory.movement of the article by time; count the shelf, then book an adjustment"),
            Map.entry("I-05", "./entrepot trace of the order; its reservation and allocations"),
            Map.entry("I-06", "./entrepot trace and orders.order_history of the order; a given-up errand's last_error"),
            Map.entry("I-07", "the rows of the order or payment named; missing triggers: the migrations"),
            Map.entry(
                    "I-08",
                    "the payment operator's own books for the order; then POST /orders/{id}/payment/…/retry or …/settle"),
            Map.entry("I-09", "./entrepot trace of the order; the shipments and parcels of shipping"),
            Map.entry("I-10", "./entrepot parked, and the log of the consumer's service"),
            Map.entry("I-12", "the consumer's position against the outbox; a ghost record (I-14) moves it too far"),
            Map.entry("I-13", "./entrepot doctor: slot, publication, connector; then rebuild-topics"),
            Map.entry("I-14", "who else writes to the topic; the record at the place named"),
            Map.entry(
                    "I-16",
                    "the owner's row is right: save the article's sheet again, or correct the copy with its owner"),
            Map.entry("I-17", "orders.idempotency_key of the order, and what the client keeps"),
            Map.entry("I-19", "returns.goods_return with its lines, units and steps; the refunds of the order"),
            Map.entry("I-20", "./entrepot parked for parked facts; else the log of the service that owns the row"),
            Map.entry("I-21", "./entrepot doctor and logs connect; a lost slot: rebuild-topics"),
            Map.entry(
                    "I-23", "the place named; who wrote it, since when; erase it there and tell the privacy officer"));

    private Advice() {}

    /** In words; the id is one of the audit's. */
    public static String of(String invariant) {
        return BY_ID.getOrDefault(invariant, "");
    }
}
