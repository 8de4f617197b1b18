package org.entrepot.events.shipping;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Require;

/** A location may pick these lines and pack them for the address behind {@code addressId}. */
@FactName("shipment.released")
public record ShipmentReleased(
        UUID orderId, UUID shipmentId, String location, UUID addressId, String country, List<Line> lines)
        implements ShippingEvent {
    public ShipmentReleased {
        requireNonNull(orderId, "orderId");
        requireNonNull(shipmentId, "shipmentId");
        Require.text(location, "location");
        requireNonNull(addressId, "addressId");
        Require.text(country, "country");
        lines = Require.some(lines, "lines");
    }
}
