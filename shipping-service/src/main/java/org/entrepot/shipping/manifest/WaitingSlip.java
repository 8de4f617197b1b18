package org.entrepot.shipping.manifest;

import java.time.Instant;
import java.util.UUID;

/**
 * A closed bin that its carrier does not have yet.
 *
 * @param shipments how many are on the slip
 */
record WaitingSlip(UUID id, String carrier, String location, ManifestState state, Instant closedAt, int shipments) {}
