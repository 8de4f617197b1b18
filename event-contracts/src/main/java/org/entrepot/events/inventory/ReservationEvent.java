package org.entrepot.events.inventory;

import java.util.UUID;
import org.entrepot.events.Fact;
import org.entrepot.events.Require;
import org.entrepot.events.Topic;

/** What was set aside for an order, and what became of it. */
@Topic(name = "inventory.reservations.v1", producer = "inventory-service", partitions = 12)
public sealed interface ReservationEvent extends Fact
        permits StockReserved,
                StockReservationRejected,
                StockCommitted,
                StockReleased,
                ReservationExpired,
                StockConsumed {

    /** The order that it is about. */
    UUID orderId();

    @Override
    default String key() {
        return orderId().toString();
    }

    /** Units of one order line at the location that must ship them; lines count from 1. */
    record Line(int line, String sku, int quantity, String location) {
        public Line {
            Require.positive(line, "line");
            Require.text(sku, "sku");
            Require.positive(quantity, "quantity");
            Require.text(location, "location");
        }
    }
}
