package org.entrepot.inventory.reservation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.inventory.ReleaseReason;
import org.entrepot.events.order.OrderCancelled;
import org.entrepot.events.order.OrderExpired;
import org.entrepot.events.order.OrderRejected;
import org.entrepot.events.order.RejectReason;
import org.entrepot.inventory.stock.Shelves;
import org.entrepot.kit.outbox.Outbox;

/**
 * The order ended: what was set aside for it and has not left is for sale again. Where nothing is set aside (stock was
 * short, the hold ran out, it was released already, or its OrderPlaced was given up by a person) there is nothing to do.
 */
@ApplicationScoped
public class ReleaseStock {

    private final Reservations reservations;
    private final Shelves shelves;
    private final Outbox outbox;

    ReleaseStock(Reservations reservations, Shelves shelves, Outbox outbox) {
        this.reservations = reservations;
        this.shelves = shelves;
        this.outbox = outbox;
    }

    public void ofCancelled(List<OrderCancelled> cancelled) {
        var reasons = new HashMap<UUID, ReleaseReason>();
        cancelled.forEach(order -> reasons.put(order.orderId(), ReleaseReason.ORDER_CANCELLED));
        release(reasons);
    }

    public void ofRejected(List<OrderRejected> rejected) {
        var reasons = new HashMap<UUID, ReleaseReason>();
        rejected.forEach(order -> reasons.put(order.orderId(), reasonOf(order.reason())));
        release(reasons);
    }

    public void ofExpired(List<OrderExpired> expired) {
        var reasons = new HashMap<UUID, ReleaseReason>();
        expired.forEach(order -> reasons.put(order.orderId(), ReleaseReason.ORDER_EXPIRED));
        release(reasons);
    }

    private void release(Map<UUID, ReleaseReason> reasons) {
        var held = reservations.lockedByOrder(reasons.keySet()).values().stream()
                .filter(reservation -> !reservation.state().hasNothingToRelease())
                .toList();
        if (held.isEmpty()) return;
        var shelf = shelves.lock(Reserved.skusOf(held));
        var released = held.stream()
                .map(reservation -> reservation.release(reasons.get(reservation.orderId())))
                .toList();
        released.forEach(fact -> Reserved.free(shelf, fact.lines()));
        reservations.keep(held);
        shelves.keep(shelf);
        outbox.sayAll(released);
    }

    private static ReleaseReason reasonOf(RejectReason reason) {
        return switch (reason) {
            case PAYMENT_DECLINED -> ReleaseReason.PAYMENT_DECLINED;
            case NO_STOCK, FRAUD, UNKNOWN -> ReleaseReason.ORDER_REJECTED;
        };
    }
}
