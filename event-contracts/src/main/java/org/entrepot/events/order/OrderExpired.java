package org.entrepot.events.order;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.entrepot.events.FactName;

/** The order ended because it was not paid in time. */
@FactName("order.expired")
public record OrderExpired(UUID orderId, UUID customerId) implements OrderEvent {
    public OrderExpired {
        requireNonNull(orderId, "orderId");
        requireNonNull(customerId, "customerId");
    }
}
