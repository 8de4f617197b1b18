package org.entrepot.events.shipping;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Require;

/**
 * A parcel was handed to the carrier; said once per parcel. {@code last} tells that no further parcel of the order
 * will follow.
 */
@FactName("parcel.shipped")
public record ParcelShipped(
        UUID orderId,
        UUID shipmentId,
        UUID parcelId,
        String carrier,
        String service,
        String trackingNumber,
        String trackingUrl,
        int weightGrams,
        LocalDate promisedOn,
        List<Line> lines,
        boolean last)
        implements ShippingEvent {
    public ParcelShipped {
        requireNonNull(orderId, "orderId");
        requireNonNull(shipmentId, "shipmentId");
        requireNonNull(parcelId, "parcelId");
        Require.text(carrier, "carrier");
        Require.text(service, "service");
        Require.text(trackingNumber, "trackingNumber");
        Require.text(trackingUrl, "trackingUrl");
        Require.positive(weightGrams, "weightGrams");
        requireNonNull(promisedOn, "promisedOn");
        lines = Require.some(lines, "lines");
    }
}
