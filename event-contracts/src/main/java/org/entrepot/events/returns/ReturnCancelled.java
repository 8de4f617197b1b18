package org.entrepot.events.returns;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.entrepot.events.FactName;

/** The customer keeps the goods after all. */
@FactName("return.cancelled")
public record ReturnCancelled(UUID orderId, UUID returnId, UUID customerId) implements ReturnEvent {
    public ReturnCancelled {
        requireNonNull(orderId, "orderId");
        requireNonNull(returnId, "returnId");
        requireNonNull(customerId, "customerId");
    }
}
