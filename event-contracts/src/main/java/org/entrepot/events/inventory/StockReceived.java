package org.entrepot.events.inventory;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Require;
import org.jspecify.annotations.Nullable;

/** Units arrived at a location; {@code reference} names the delivery they came with. */
@FactName("stock.received")
public record StockReceived(
        String sku,
        String location,
        int quantity,
        UUID movementId,
        @Nullable String reference) implements StockEvent {
    public StockReceived {
        Require.text(sku, "sku");
        Require.text(location, "location");
        Require.positive(quantity, "quantity");
        requireNonNull(movementId, "movementId");
    }
}
