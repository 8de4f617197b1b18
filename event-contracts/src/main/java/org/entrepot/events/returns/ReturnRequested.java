package org.entrepot.events.returns;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Require;

/** A customer wants to send these units back. */
@FactName("return.requested")
public record ReturnRequested(UUID orderId, UUID returnId, UUID customerId, List<Line> lines) implements ReturnEvent {

    /** Units of one order line that the customer wants to send back, and why. */
    public record Line(int line, String sku, int quantity, ReturnReason reason) {
        public Line {
            Require.positive(line, "line");
            Require.text(sku, "sku");
            Require.positive(quantity, "quantity");
            requireNonNull(reason, "reason");
        }
    }

    public ReturnRequested {
        requireNonNull(orderId, "orderId");
        requireNonNull(returnId, "returnId");
        requireNonNull(customerId, "customerId");
        lines = Require.some(lines, "lines");
    }
}
