package org.entrepot.events.order;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Money;
import org.entrepot.events.Require;
import org.jspecify.annotations.Nullable;

/** Money is to go back to the customer, for a return or for another reason. */
@FactName("refund.requested")
public record RefundRequested(
        UUID orderId, UUID refundId, @Nullable UUID returnId, Money amount) implements OrderEvent {
    public RefundRequested {
        requireNonNull(orderId, "orderId");
        requireNonNull(refundId, "refundId");
        Require.notNegative(amount, "amount");
    }
}
