package org.entrepot.events.inventory;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Require;

/** Units held for the order are free again. */
@FactName("stock.released")
public record StockReleased(UUID orderId, UUID reservationId, List<Line> lines, ReleaseReason reason)
        implements ReservationEvent {
    public StockReleased {
        requireNonNull(orderId, "orderId");
        requireNonNull(reservationId, "reservationId");
        lines = Require.some(lines, "lines");
        requireNonNull(reason, "reason");
    }
}
