package org.entrepot.inventory.reservation;

import java.util.Collection;
import java.util.List;
import org.entrepot.events.inventory.ReservationEvent.Line;
import org.entrepot.inventory.stock.Place;
import org.entrepot.inventory.stock.Shelf;

/** From reservations to the shelf and back. */
final class Reserved {

    private Reserved() {}

    static List<String> skusOf(Collection<Reservation> reservations) {
        return reservations.stream()
                .flatMap(reservation -> reservation.places().stream())
                .map(Place::sku)
                .distinct()
                .toList();
    }

    static Place placeOf(Line line) {
        return new Place(line.sku(), line.location());
    }

    static void free(Shelf shelf, Collection<Line> lines) {
        lines.forEach(line -> shelf.free(placeOf(line), line.quantity()));
    }
}
