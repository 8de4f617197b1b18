package org.entrepot.events.shipping;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Require;

/** The carrier gave up and brings the parcel back to us. */
@FactName("parcel.returned-to-sender")
public record ParcelReturnedToSender(UUID orderId, UUID shipmentId, UUID parcelId, String trackingNumber, Instant at)
        implements ShippingEvent {
    public ParcelReturnedToSender {
        requireNonNull(orderId, "orderId");
        requireNonNull(shipmentId, "shipmentId");
        requireNonNull(parcelId, "parcelId");
        Require.text(trackingNumber, "trackingNumber");
        requireNonNull(at, "at");
    }
}
