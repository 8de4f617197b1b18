package org.entrepot.inventory.reservation;

import org.entrepot.events.inventory.ReservationEvent;
import org.entrepot.inventory.stock.Place;

/**
 * Units of one order line at the location that must ship them.
 *
 * @param open how many of them are still set aside
 */
record Allocation(int line, Place place, int quantity, int open) {

    Allocation {
        if (quantity < 1 || open < 0 || open > quantity) {
            throw new IllegalArgumentException(open + " of " + quantity + " units cannot be open");
        }
    }

    static Allocation of(ReservationEvent.Line line) {
        return new Allocation(line.line(), new Place(line.sku(), line.location()), line.quantity(), line.quantity());
    }

    boolean isOpen() {
        return open > 0;
    }

    Allocation take(int units) {
        return new Allocation(line, place, quantity, open - units);
    }

    Allocation close() {
        return new Allocation(line, place, quantity, 0);
    }

    Allocation reopen() {
        return new Allocation(line, place, quantity, quantity);
    }

    /** The units that are still set aside. */
    ReservationEvent.Line openLine() {
        return line(open);
    }

    /** All its units. */
    ReservationEvent.Line wholeLine() {
        return line(quantity);
    }

    ReservationEvent.Line line(int units) {
        return new ReservationEvent.Line(line, place.sku(), units, place.location());
    }
}
