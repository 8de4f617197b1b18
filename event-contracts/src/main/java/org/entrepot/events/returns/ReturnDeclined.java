package org.entrepot.events.returns;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Require;

/** The goods will not be taken back. */
@FactName("return.declined")
public record ReturnDeclined(UUID orderId, UUID returnId, UUID customerId, String reasonCode) implements ReturnEvent {
    public ReturnDeclined {
        requireNonNull(orderId, "orderId");
        requireNonNull(returnId, "returnId");
        requireNonNull(customerId, "customerId");
        Require.text(reasonCode, "reasonCode");
    }
}
