package org.entrepot.order.stuck;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An order that waits for a fact past the deadline for it.
 *
 * @param missing the wire name of the fact that would let it go on
 * @param owedBy the service that says that fact
 * @param about what else it is about: the shipment, parcel, capture or refund; the order's id when it is the order itself
 * @param since when the step before it happened
 * @param detail what is known, in words
 * @param correlationId the trail that everything about this order continues
 */
@Schema(name = "StuckOrder")
public record Stuck(
        UUID orderId,
        String number,
        String state,
        String missing,
        String owedBy,
        UUID about,
        Instant since,
        String detail,
        String correlationId) {}
