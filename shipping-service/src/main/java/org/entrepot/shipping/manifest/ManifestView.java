package org.entrepot.shipping.manifest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The slip of what is in a closed bin. */
record ManifestView(
        UUID id,
        String carrier,
        String location,
        ManifestState state,
        Instant closedAt,
        @Nullable Instant handedOverAt,
        List<OnIt> shipments) {

    /** A shipment on the slip, with its parcels. */
    record OnIt(UUID shipmentId, UUID orderId, List<UUID> parcelIds) {}
}
