package org.entrepot.events.returns;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Require;

/** Every unit that came back was looked at, and its way from here is decided. */
@FactName("return.inspected")
public record ReturnInspected(UUID orderId, UUID returnId, String location, List<Unit> units) implements ReturnEvent {

    /** Units of one order line that share a fate. */
    public record Unit(int line, String sku, int quantity, Disposition disposition) {
        public Unit {
            Require.positive(line, "line");
            Require.text(sku, "sku");
            Require.positive(quantity, "quantity");
            requireNonNull(disposition, "disposition");
        }
    }

    public ReturnInspected {
        requireNonNull(orderId, "orderId");
        requireNonNull(returnId, "returnId");
        Require.text(location, "location");
        units = Require.some(units, "units");
    }
}
