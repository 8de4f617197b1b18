package org.entrepot.inventory.reservation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import org.entrepot.events.inventory.ReservationEvent;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.inventory.reservation.Allocator.Held;
import org.entrepot.inventory.reservation.Allocator.Short;
import org.entrepot.inventory.reservation.Allocator.Wanted;
import org.entrepot.inventory.stock.Place;
import org.entrepot.inventory.stock.Shelf;
import org.entrepot.inventory.stock.Shelves;
import org.entrepot.kit.outbox.Outbox;

/** Sets stock aside for orders: the oldest first, every line of an order or none. */
@ApplicationScoped
public class ReserveStock {

    private final Shelves shelves;
    private final Reservations reservations;
    private final HoldTimes holdTimes;
    private final Outbox outbox;

    ReserveStock(Shelves shelves, Reservations reservations, HoldTimes holdTimes, Outbox outbox) {
        this.shelves = shelves;
        this.reservations = reservations;
        this.holdTimes = holdTimes;
        this.outbox = outbox;
    }

    public void forOrders(List<OrderPlaced> placed) {
        var shelf = shelves.lock(skusOf(placed));
        var allocator = new Allocator(shelf.offers());

        var decided = placed.stream()
                .sorted(Comparator.comparing(OrderPlaced::orderId))
                .map(order -> decide(order, allocator, shelf))
                .toList();

        reservations.add(decided.stream().map(Decided::reservation).toList());
        shelves.keep(shelf);
        outbox.sayAll(decided.stream().map(Decided::fact).toList());
    }

    private Decided decide(OrderPlaced order, Allocator allocator, Shelf shelf) {
        var reservation = Reservation.requestedBy(order.orderId());
        return switch (allocator.decide(wantedBy(order))) {
            case Held held -> {
                held.lines().forEach(line -> shelf.hold(new Place(line.sku(), line.location()), line.quantity()));
                yield new Decided(reservation, reservation.hold(held.lines(), holdTimes.until(order.payBy())));
            }
            case Short missing -> new Decided(reservation, reservation.reject(missing.shortages()));
        };
    }

    private static List<Wanted> wantedBy(OrderPlaced order) {
        return order.lines().stream()
                .map(line -> new Wanted(line.line(), line.sku(), line.quantity()))
                .toList();
    }

    private static List<String> skusOf(List<OrderPlaced> placed) {
        return placed.stream()
                .flatMap(order -> order.lines().stream())
                .map(OrderPlaced.Line::sku)
                .toList();
    }

    private record Decided(Reservation reservation, ReservationEvent fact) {}
}
