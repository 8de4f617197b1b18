package org.entrepot.shipping.manifest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The slip of what is in a closed bin. */
@Schema(name = "Manifest")
record ManifestView(
        UUID id,
        String carrier,
        String location,
        ManifestState state,
        Instant closedAt,
        @Nullable Instant handedOverAt,
        List<OnIt> shipments) {

    /** A shipment on the slip, with its parcels. */
    @Schema(name = "ManifestedShipment")
    record OnIt(UUID shipmentId, UUID orderId, List<UUID> parcelIds) {}
}
