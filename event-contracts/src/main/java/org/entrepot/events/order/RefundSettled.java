package org.entrepot.events.order;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Money;
import org.entrepot.events.Require;
import org.jspecify.annotations.Nullable;

/** Money went back to the customer. */
@FactName("refund.settled")
public record RefundSettled(
        UUID orderId,
        UUID customerId,
        UUID refundId,
        @Nullable UUID returnId,
        Money amount) implements OrderEvent {
    public RefundSettled {
        requireNonNull(orderId, "orderId");
        requireNonNull(customerId, "customerId");
        requireNonNull(refundId, "refundId");
        Require.notNegative(amount, "amount");
    }
}
