package org.entrepot.events.shipping;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Require;

/** The picked lines lie in weighed parcels. */
@FactName("shipment.packed")
public record ShipmentPacked(UUID orderId, UUID shipmentId, List<Packed> parcels) implements ShippingEvent {

    /** One closed parcel, its weight with wrapping, and what lies in it. */
    public record Packed(UUID parcelId, int weightGrams, List<Line> lines) {
        public Packed {
            requireNonNull(parcelId, "parcelId");
            Require.positive(weightGrams, "weightGrams");
            lines = Require.some(lines, "lines");
        }
    }

    public ShipmentPacked {
        requireNonNull(orderId, "orderId");
        requireNonNull(shipmentId, "shipmentId");
        parcels = Require.some(parcels, "parcels");
    }
}
