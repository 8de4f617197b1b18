package org.entrepot.events.shipping;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.entrepot.events.FactName;

/** The shipment is on a closed manifest or gone already; it can only come back as a return. */
@FactName("shipment.cancellation-refused")
public record ShipmentCancellationRefused(UUID orderId, UUID shipmentId) implements ShippingEvent {
    public ShipmentCancellationRefused {
        requireNonNull(orderId, "orderId");
        requireNonNull(shipmentId, "shipmentId");
    }
}
