package org.entrepot.events.order;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.entrepot.events.FactName;

/** The order goes on from where it was held. */
@FactName("order.released")
public record OrderReleased(UUID orderId) implements OrderEvent {
    public OrderReleased {
        requireNonNull(orderId, "orderId");
    }
}
