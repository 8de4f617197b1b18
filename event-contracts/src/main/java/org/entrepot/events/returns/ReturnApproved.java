package org.entrepot.events.returns;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Require;

/** The customer may send the goods with this number and label, until {@code sendBy}. */
@FactName("return.approved")
public record ReturnApproved(
        UUID orderId, UUID returnId, UUID customerId, String rmaNumber, String labelTrackingNumber, Instant sendBy)
        implements ReturnEvent {
    public ReturnApproved {
        requireNonNull(orderId, "orderId");
        requireNonNull(returnId, "returnId");
        requireNonNull(customerId, "customerId");
        Require.text(rmaNumber, "rmaNumber");
        Require.text(labelTrackingNumber, "labelTrackingNumber");
        requireNonNull(sendBy, "sendBy");
    }
}
