package org.entrepot.events.order;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.entrepot.events.FactName;

/** The order stands still until a person releases or cancels it. */
@FactName("order.held")
public record OrderHeld(UUID orderId, HoldReason reason) implements OrderEvent {
    public OrderHeld {
        requireNonNull(orderId, "orderId");
        requireNonNull(reason, "reason");
    }
}
