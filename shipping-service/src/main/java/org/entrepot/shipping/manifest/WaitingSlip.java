package org.entrepot.shipping.manifest;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A closed bin that its carrier does not have yet.
 *
 * @param shipments how many are on the slip
 */
@Schema(name = "WaitingManifest")
record WaitingSlip(UUID id, String carrier, String location, ManifestState state, Instant closedAt, int shipments) {}
