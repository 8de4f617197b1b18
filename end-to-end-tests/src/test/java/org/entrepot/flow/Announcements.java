package org.entrepot.flow;

import java.util.Map;

/** Facts that no service reacts to, and whom they are for. */
final class Announcements {

    private static final String WAREHOUSE = "warehouse systems, live progress";
    private static final String PROGRESS = "live progress, operations";
    private static final String BOOKS = "accounting exports, operations";
    private static final String STOREFRONTS = "storefronts, buyers";

    private Announcements() {}

    static Map<String, String> all() {
        return Map.ofEntries(
                Map.entry("StockCommitted", PROGRESS),
                Map.entry("StockReleased", PROGRESS),
                Map.entry("StockConsumed", BOOKS),
                Map.entry("StockReceived", BOOKS),
                Map.entry("StockAdjusted", BOOKS),
                Map.entry("StockLevelChanged", STOREFRONTS),
                Map.entry("OrderCompleted", PROGRESS),
                Map.entry("PaymentDeclined", PROGRESS),
                Map.entry("PaymentCaptured", BOOKS),
                Map.entry("PaymentVoided", BOOKS),
                Map.entry("RefundRequested", BOOKS),
                Map.entry("RefundFailed", BOOKS),
                Map.entry("ShipmentPicked", WAREHOUSE),
                Map.entry("ShipmentPacked", WAREHOUSE),
                Map.entry("LabelPurchased", WAREHOUSE),
                Map.entry("LabelVoided", WAREHOUSE),
                Map.entry("ManifestClosed", WAREHOUSE),
                Map.entry("ParcelInTransit", PROGRESS),
                Map.entry("ParcelOutForDelivery", PROGRESS),
                Map.entry("ParcelDelayed", PROGRESS),
                Map.entry("ParcelDeliveryFailed", PROGRESS),
                Map.entry("ReturnRequested", PROGRESS),
                Map.entry("ReturnCancelled", PROGRESS),
                Map.entry("CustomerRegistered", "customer relations outside"),
                Map.entry("CustomerUpdated", "customer relations outside"),
                Map.entry("NotificationQueued", "operations"),
                Map.entry("NotificationSent", "operations"),
                Map.entry("NotificationFailed", "operations"));
    }
}
