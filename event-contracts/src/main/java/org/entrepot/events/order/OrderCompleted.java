package org.entrepot.events.order;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.entrepot.events.FactName;

/** Every line of the order is closed: delivered or cancelled. */
@FactName("order.completed")
public record OrderCompleted(UUID orderId, UUID customerId) implements OrderEvent {
    public OrderCompleted {
        requireNonNull(orderId, "orderId");
        requireNonNull(customerId, "customerId");
    }
}
