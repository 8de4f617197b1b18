package org.entrepot.events.inventory;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Require;

/** Every line of the order is set aside; the hold ends at {@code heldUntil} unless the order is confirmed before. */
@FactName("stock.reserved")
public record StockReserved(UUID orderId, UUID reservationId, List<Line> lines, Instant heldUntil)
        implements ReservationEvent {
    public StockReserved {
        requireNonNull(orderId, "orderId");
        requireNonNull(reservationId, "reservationId");
        lines = Require.some(lines, "lines");
        requireNonNull(heldUntil, "heldUntil");
    }
}
