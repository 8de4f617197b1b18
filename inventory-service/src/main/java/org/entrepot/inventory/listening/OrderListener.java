package org.entrepot.inventory.listening;

import jakarta.enterprise.context.ApplicationScoped;
import org.entrepot.events.order.OrderCancelled;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.order.OrderEvent;
import org.entrepot.events.order.OrderExpired;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.events.order.OrderRejected;
import org.entrepot.events.order.PaymentAuthorized;
import org.entrepot.inventory.reservation.CommitStock;
import org.entrepot.inventory.reservation.ExtendHold;
import org.entrepot.inventory.reservation.ReleaseStock;
import org.entrepot.inventory.reservation.ReserveStock;
import org.entrepot.kit.inbox.Listener;
import org.entrepot.kit.inbox.Reactions;

/** What inventory-service does when order-service speaks. */
@ApplicationScoped
class OrderListener implements Listener {

    private final ReserveStock reserveStock;
    private final CommitStock commitStock;
    private final ReleaseStock releaseStock;
    private final ExtendHold extendHold;

    OrderListener(
            ReserveStock reserveStock, CommitStock commitStock, ReleaseStock releaseStock, ExtendHold extendHold) {
        this.reserveStock = reserveStock;
        this.commitStock = commitStock;
        this.releaseStock = releaseStock;
        this.extendHold = extendHold;
    }

    @Override
    public Reactions reactions() {
        return Reactions.to("order-events", OrderEvent.class)
                .whenAll(OrderPlaced.class, reserveStock::forOrders)
                .whenAll(PaymentAuthorized.class, extendHold::ofAuthorized)
                .whenAll(OrderConfirmed.class, commitStock::forConfirmed)
                .whenAll(OrderCancelled.class, releaseStock::ofCancelled)
                .whenAll(OrderRejected.class, releaseStock::ofRejected)
                .whenAll(OrderExpired.class, releaseStock::ofExpired);
    }
}
