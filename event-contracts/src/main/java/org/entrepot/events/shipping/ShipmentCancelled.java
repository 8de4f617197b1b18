package org.entrepot.events.shipping;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.entrepot.events.FactName;

/** The shipment will not leave; what was picked goes back to the shelf. */
@FactName("shipment.cancelled")
public record ShipmentCancelled(UUID orderId, UUID shipmentId) implements ShippingEvent {
    public ShipmentCancelled {
        requireNonNull(orderId, "orderId");
        requireNonNull(shipmentId, "shipmentId");
    }
}
