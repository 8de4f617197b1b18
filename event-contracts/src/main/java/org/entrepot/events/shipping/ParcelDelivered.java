package org.entrepot.events.shipping;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Require;

/** The parcel is with the customer; the clock of returns starts. */
@FactName("parcel.delivered")
public record ParcelDelivered(
        UUID orderId, UUID shipmentId, UUID parcelId, String trackingNumber, Instant at, List<Line> lines)
        implements ShippingEvent {
    public ParcelDelivered {
        requireNonNull(orderId, "orderId");
        requireNonNull(shipmentId, "shipmentId");
        requireNonNull(parcelId, "parcelId");
        Require.text(trackingNumber, "trackingNumber");
        requireNonNull(at, "at");
        lines = Require.some(lines, "lines");
    }
}
