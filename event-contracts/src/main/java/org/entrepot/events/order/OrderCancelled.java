package org.entrepot.events.order;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.entrepot.events.FactName;

/** The order ended by the will of a person before anything was shipped. */
@FactName("order.cancelled")
public record OrderCancelled(UUID orderId, UUID customerId, CancelReason reason) implements OrderEvent {
    public OrderCancelled {
        requireNonNull(orderId, "orderId");
        requireNonNull(customerId, "customerId");
        requireNonNull(reason, "reason");
    }
}
