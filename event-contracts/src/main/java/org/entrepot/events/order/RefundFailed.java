package org.entrepot.events.order;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Require;

/** The payment operator did not give the money back; a person must see to it. */
@FactName("refund.failed")
public record RefundFailed(UUID orderId, UUID refundId, String reasonCode) implements OrderEvent {
    public RefundFailed {
        requireNonNull(orderId, "orderId");
        requireNonNull(refundId, "refundId");
        Require.text(reasonCode, "reasonCode");
    }
}
