package org.entrepot.events.order;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.entrepot.events.FactName;

/** The order ended before it was confirmed, because it cannot be served. */
@FactName("order.rejected")
public record OrderRejected(UUID orderId, UUID customerId, RejectReason reason) implements OrderEvent {
    public OrderRejected {
        requireNonNull(orderId, "orderId");
        requireNonNull(customerId, "customerId");
        requireNonNull(reason, "reason");
    }
}
