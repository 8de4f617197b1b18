package org.entrepot.events.shipping;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Require;

/** These lines were taken from the shelves. */
@FactName("shipment.picked")
public record ShipmentPicked(UUID orderId, UUID shipmentId, List<Line> lines) implements ShippingEvent {
    public ShipmentPicked {
        requireNonNull(orderId, "orderId");
        requireNonNull(shipmentId, "shipmentId");
        lines = Require.some(lines, "lines");
    }
}
