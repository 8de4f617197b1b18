package org.entrepot.events.returns;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.entrepot.events.FactName;

/** The shop has a question before it decides; what it asks is shown to the customer, and not told here. */
@FactName("return.info-required")
public record ReturnInfoRequired(UUID orderId, UUID returnId, UUID customerId) implements ReturnEvent {
    public ReturnInfoRequired {
        requireNonNull(orderId, "orderId");
        requireNonNull(returnId, "returnId");
        requireNonNull(customerId, "customerId");
    }
}
