package org.entrepot.events.inventory;

import org.entrepot.events.Fact;
import org.entrepot.events.Topic;

/** Movements and levels of one SKU. */
@Topic(name = "inventory.stock.v1", producer = "inventory-service", partitions = 12)
public sealed interface StockEvent extends Fact permits StockReceived, StockAdjusted, StockLevelChanged {

    /** The stock keeping unit that it is about. */
    String sku();

    @Override
    default String key() {
        return sku();
    }
}
