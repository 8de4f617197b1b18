package org.entrepot.events.inventory;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Require;
import org.jspecify.annotations.Nullable;

/**
 * The units at a location were corrected by {@code delta}, up or down; {@code orderId} tells whose return caused it.
 */
@FactName("stock.adjusted")
public record StockAdjusted(
        String sku,
        String location,
        int delta,
        AdjustmentReason reason,
        UUID movementId,
        @Nullable UUID orderId) implements StockEvent {
    public StockAdjusted {
        Require.text(sku, "sku");
        Require.text(location, "location");
        Require.notZero(delta, "delta");
        requireNonNull(reason, "reason");
        requireNonNull(movementId, "movementId");
    }
}
