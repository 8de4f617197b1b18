package org.entrepot.events.inventory;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Require;

/** Nothing was set aside for the order, because these lines cannot be served. */
@FactName("stock.reservation-rejected")
public record StockReservationRejected(UUID orderId, List<Shortage> shortages) implements ReservationEvent {

    /** An order line that asks for more than there is. */
    public record Shortage(int line, String sku, int requested, int available) {
        public Shortage {
            Require.positive(line, "line");
            Require.text(sku, "sku");
            Require.positive(requested, "requested");
            Require.notNegative(available, "available");
        }
    }

    public StockReservationRejected {
        requireNonNull(orderId, "orderId");
        shortages = Require.some(shortages, "shortages");
    }
}
