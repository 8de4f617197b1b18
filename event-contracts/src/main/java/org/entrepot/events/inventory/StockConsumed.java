package org.entrepot.events.inventory;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Require;

/** Held units left the building in a parcel. */
@FactName("stock.consumed")
public record StockConsumed(UUID orderId, UUID reservationId, UUID parcelId, List<Line> lines)
        implements ReservationEvent {
    public StockConsumed {
        requireNonNull(orderId, "orderId");
        requireNonNull(reservationId, "reservationId");
        requireNonNull(parcelId, "parcelId");
        lines = Require.some(lines, "lines");
    }
}
