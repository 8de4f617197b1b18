package org.entrepot.kit.tests;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.entrepot.events.inventory.ReleaseReason;
import org.entrepot.events.inventory.ReservationEvent;
import org.entrepot.events.inventory.StockCommitted;
import org.entrepot.events.inventory.StockReleased;
import org.entrepot.events.inventory.StockReserved;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Probe;

/** Three facts of an order's reservation, in their order, and what has become of them in {@link Tallies}. */
final class Reservations {

    static final String CONSUMER = "order-service.reservation-events";

    private Reservations() {}

    static StockReserved reserved(UUID order) {
        return new StockReserved(order, order, lines(), Instant.now());
    }

    static StockCommitted committed(UUID order) {
        return new StockCommitted(order, order, lines());
    }

    static StockReleased released(UUID order) {
        return new StockReleased(order, order, lines(), ReleaseReason.ORDER_CANCELLED);
    }

    /** What took effect, in the order in which it did. */
    static List<String> heard(UUID order) {
        return Database.query(
                        "select array_to_string(heard, ',') from orders.tally where order_id = ?",
                        row -> row.getString(1),
                        order)
                .stream()
                .filter(text -> !text.isEmpty())
                .flatMap(text -> Stream.of(text.split(",")))
                .toList();
    }

    static List<String> awaitParked(UUID order, int count) {
        return Probe.until(count + " are parked", () -> parkedNow(order), found -> found.size() == count);
    }

    /** The numbers of what is parked, each with the reason. */
    static List<String> parkedNow(UUID order) {
        return Database.query(
                "select sequence || ' ' || reason from orders.parked_event where key = ? and state = 'PARKED' order by sequence",
                row -> row.getString(1),
                order.toString());
    }

    private static List<ReservationEvent.Line> lines() {
        return List.of(new ReservationEvent.Line(1, "KETTLE", 2, "MAIN"));
    }
}
