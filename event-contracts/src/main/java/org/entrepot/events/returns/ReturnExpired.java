package org.entrepot.events.returns;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.entrepot.events.FactName;

/** The goods were not sent in time; the approval ended. */
@FactName("return.expired")
public record ReturnExpired(UUID orderId, UUID returnId, UUID customerId) implements ReturnEvent {
    public ReturnExpired {
        requireNonNull(orderId, "orderId");
        requireNonNull(returnId, "returnId");
        requireNonNull(customerId, "customerId");
    }
}
