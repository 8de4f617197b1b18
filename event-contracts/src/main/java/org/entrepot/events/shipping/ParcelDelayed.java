package org.entrepot.events.shipping;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Require;

/** The carrier will not keep the promised date. */
@FactName("parcel.delayed")
public record ParcelDelayed(UUID orderId, UUID shipmentId, UUID parcelId, String trackingNumber, Instant at)
        implements ShippingEvent {
    public ParcelDelayed {
        requireNonNull(orderId, "orderId");
        requireNonNull(shipmentId, "shipmentId");
        requireNonNull(parcelId, "parcelId");
        Require.text(trackingNumber, "trackingNumber");
        requireNonNull(at, "at");
    }
}
