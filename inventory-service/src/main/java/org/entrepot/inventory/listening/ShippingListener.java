package org.entrepot.inventory.listening;

import jakarta.enterprise.context.ApplicationScoped;
import org.entrepot.events.shipping.ParcelShipped;
import org.entrepot.events.shipping.ShipmentReleased;
import org.entrepot.events.shipping.ShippingEvent;
import org.entrepot.inventory.reservation.ConsumeStock;
import org.entrepot.inventory.reservation.NoteShipment;
import org.entrepot.kit.inbox.Listener;
import org.entrepot.kit.inbox.Reactions;

/** What inventory-service does when shipping-service speaks. */
@ApplicationScoped
class ShippingListener implements Listener {

    private final NoteShipment noteShipment;
    private final ConsumeStock consumeStock;

    ShippingListener(NoteShipment noteShipment, ConsumeStock consumeStock) {
        this.noteShipment = noteShipment;
        this.consumeStock = consumeStock;
    }

    @Override
    public Reactions reactions() {
        return Reactions.to("shipping-events", ShippingEvent.class)
                .whenAll(ShipmentReleased.class, noteShipment::whenReleased)
                .whenAll(ParcelShipped.class, consumeStock::forShipped);
    }
}
