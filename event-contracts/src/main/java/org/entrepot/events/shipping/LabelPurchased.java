package org.entrepot.events.shipping;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Money;
import org.entrepot.events.Require;

/** A carrier sold us the carriage of a parcel. */
@FactName("label.purchased")
public record LabelPurchased(
        UUID orderId, UUID shipmentId, UUID parcelId, String carrier, String service, String trackingNumber, Money cost)
        implements ShippingEvent {
    public LabelPurchased {
        requireNonNull(orderId, "orderId");
        requireNonNull(shipmentId, "shipmentId");
        requireNonNull(parcelId, "parcelId");
        Require.text(carrier, "carrier");
        Require.text(service, "service");
        Require.text(trackingNumber, "trackingNumber");
        Require.notNegative(cost, "cost");
    }
}
