package org.entrepot.events.inventory;

import static java.util.Objects.requireNonNull;

import org.entrepot.events.FactName;
import org.entrepot.events.Require;

/** What can be sold of a SKU, over all locations, crossed a threshold. */
@FactName("stock.level-changed")
public record StockLevelChanged(String sku, Level level, int available) implements StockEvent {
    public StockLevelChanged {
        Require.text(sku, "sku");
        requireNonNull(level, "level");
        Require.notNegative(available, "available");
    }
}
