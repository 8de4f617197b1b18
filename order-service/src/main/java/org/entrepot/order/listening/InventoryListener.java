package org.entrepot.order.listening;

import jakarta.enterprise.context.ApplicationScoped;
import org.entrepot.events.inventory.ReservationEvent;
import org.entrepot.events.inventory.ReservationExpired;
import org.entrepot.events.inventory.StockReservationRejected;
import org.entrepot.events.inventory.StockReserved;
import org.entrepot.kit.inbox.Listener;
import org.entrepot.kit.inbox.Reactions;
import org.entrepot.order.process.FollowStock;

/** What order-service does when inventory-service speaks. */
@ApplicationScoped
class InventoryListener implements Listener {

    private final FollowStock followStock;

    InventoryListener(FollowStock followStock) {
        this.followStock = followStock;
    }

    @Override
    public Reactions reactions() {
        return Reactions.to("inventory-reservations", ReservationEvent.class)
                .whenAll(StockReserved.class, followStock::reserved)
                .whenAll(StockReservationRejected.class, followStock::refused)
                .whenAll(ReservationExpired.class, followStock::lapsed);
    }
}
