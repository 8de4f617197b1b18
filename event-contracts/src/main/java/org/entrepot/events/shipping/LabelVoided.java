package org.entrepot.events.shipping;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Require;

/** The label of a parcel was given back to the carrier; it must not be used. */
@FactName("label.voided")
public record LabelVoided(UUID orderId, UUID shipmentId, UUID parcelId, String trackingNumber)
        implements ShippingEvent {
    public LabelVoided {
        requireNonNull(orderId, "orderId");
        requireNonNull(shipmentId, "shipmentId");
        requireNonNull(parcelId, "parcelId");
        Require.text(trackingNumber, "trackingNumber");
    }
}
