package org.entrepot.events.returns;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Require;

/** The goods arrived and were counted; nothing is judged yet and no money moves. */
@FactName("return.received")
public record ReturnReceived(UUID orderId, UUID returnId, UUID customerId, String location, List<Counted> lines)
        implements ReturnEvent {
    public ReturnReceived {
        requireNonNull(orderId, "orderId");
        requireNonNull(returnId, "returnId");
        requireNonNull(customerId, "customerId");
        Require.text(location, "location");
        lines = Require.some(lines, "lines");
    }
}
