package org.entrepot.events.inventory;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Require;

/** The hold ran out before the order was confirmed; its units are free again. */
@FactName("stock.reservation-expired")
public record ReservationExpired(UUID orderId, UUID reservationId, List<Line> lines) implements ReservationEvent {
    public ReservationExpired {
        requireNonNull(orderId, "orderId");
        requireNonNull(reservationId, "reservationId");
        lines = Require.some(lines, "lines");
    }
}
