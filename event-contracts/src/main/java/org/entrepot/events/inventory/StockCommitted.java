package org.entrepot.events.inventory;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Require;

/** The order is confirmed; its units are held until they are shipped or released. */
@FactName("stock.committed")
public record StockCommitted(UUID orderId, UUID reservationId, List<Line> lines) implements ReservationEvent {
    public StockCommitted {
        requireNonNull(orderId, "orderId");
        requireNonNull(reservationId, "reservationId");
        lines = Require.some(lines, "lines");
    }
}
