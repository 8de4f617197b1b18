package org.entrepot.events.order;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.entrepot.events.FactName;

/** Somebody wants a confirmed order cancelled; shipping, which has the goods in hand, says whether they still can be stopped. */
@FactName("order.cancellation-requested")
public record OrderCancellationRequested(UUID orderId, UUID customerId, CancelReason reason) implements OrderEvent {
    public OrderCancellationRequested {
        requireNonNull(orderId, "orderId");
        requireNonNull(customerId, "customerId");
        requireNonNull(reason, "reason");
    }
}
