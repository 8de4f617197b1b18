package org.entrepot.events.shipping;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Require;

/** The carrier does not know where the parcel is, and stopped looking. */
@FactName("parcel.lost")
public record ParcelLost(UUID orderId, UUID shipmentId, UUID parcelId, String trackingNumber, Instant at)
        implements ShippingEvent {
    public ParcelLost {
        requireNonNull(orderId, "orderId");
        requireNonNull(shipmentId, "shipmentId");
        requireNonNull(parcelId, "parcelId");
        Require.text(trackingNumber, "trackingNumber");
        requireNonNull(at, "at");
    }
}
