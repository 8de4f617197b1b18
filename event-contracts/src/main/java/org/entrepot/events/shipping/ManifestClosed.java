package org.entrepot.events.shipping;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Require;

/** The list of parcels that the carrier picks up is closed; these of the shipment are on it. */
@FactName("manifest.closed")
public record ManifestClosed(UUID orderId, UUID shipmentId, UUID manifestId, String carrier, List<UUID> parcelIds)
        implements ShippingEvent {
    public ManifestClosed {
        requireNonNull(orderId, "orderId");
        requireNonNull(shipmentId, "shipmentId");
        requireNonNull(manifestId, "manifestId");
        Require.text(carrier, "carrier");
        parcelIds = Require.some(parcelIds, "parcelIds");
    }
}
