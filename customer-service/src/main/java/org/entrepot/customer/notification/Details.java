package org.entrepot.customer.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.entrepot.events.Money;
import org.entrepot.events.order.RefundSettled;
import org.entrepot.events.returns.ReturnApproved;
import org.entrepot.events.returns.ReturnEvent;
import org.entrepot.events.returns.ReturnReceived;
import org.entrepot.events.returns.ReturnResolved;
import org.entrepot.events.shipping.ParcelShipped;
import org.jspecify.annotations.Nullable;

/** What a message tells beyond the order itself; each template uses its own part. No personal data. */
record Details(
        @Nullable String reason,
        @Nullable Parcel parcel,
        @Nullable Return goods,
        @Nullable Money amount,
        @Nullable List<Item> items) {

    static final Details NONE = new Details(null, null, null, null, null);

    record Parcel(String carrier, String trackingNumber, String trackingUrl, LocalDate promisedOn) {}

    record Return(String rmaNumber, String trackingNumber, Instant sendBy) {}

    record Item(String sku, int quantity) {}

    static Details because(String reason) {
        return new Details(reason, null, null, null, null);
    }

    static Details of(ParcelShipped shipped) {
        var parcel =
                new Parcel(shipped.carrier(), shipped.trackingNumber(), shipped.trackingUrl(), shipped.promisedOn());
        var items = shipped.lines().stream()
                .map(line -> new Item(line.sku(), line.quantity()))
                .toList();
        return new Details(null, parcel, null, null, items);
    }

    static Details of(ReturnApproved approved) {
        var goods = new Return(approved.rmaNumber(), approved.labelTrackingNumber(), approved.sendBy());
        return new Details(null, null, goods, null, null);
    }

    static Details of(ReturnReceived received) {
        return new Details(null, null, null, null, items(received.lines()));
    }

    /** The articles that were accepted; all others go back to the customer. */
    static Details of(ReturnResolved resolved) {
        return new Details(null, null, null, null, items(resolved.lines()));
    }

    static Details of(RefundSettled settled) {
        return new Details(null, null, null, settled.amount(), null);
    }

    private static List<Item> items(List<ReturnEvent.Counted> lines) {
        return lines.stream()
                .filter(counted -> counted.quantity() > 0)
                .map(counted -> new Item(counted.sku(), counted.quantity()))
                .toList();
    }
}
