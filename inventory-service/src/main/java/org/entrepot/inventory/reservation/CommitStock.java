package org.entrepot.inventory.reservation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.inventory.stock.Shelf;
import org.entrepot.inventory.stock.Shelves;
import org.entrepot.inventory.stock.StockRule;
import org.entrepot.kit.outbox.Outbox;

/**
 * The order is confirmed: its units stay set aside until they leave. When the hold had run out, the same units are set
 * aside again if they are still free at the places that shipping was told; if not, a person must decide.
 */
@ApplicationScoped
public class CommitStock {

    private final Reservations reservations;
    private final Shelves shelves;
    private final Outbox outbox;

    CommitStock(Reservations reservations, Shelves shelves, Outbox outbox) {
        this.reservations = reservations;
        this.shelves = shelves;
        this.outbox = outbox;
    }

    public void forConfirmed(List<OrderConfirmed> confirmed) {
        var known = reservations.lockedByOrder(
                confirmed.stream().map(OrderConfirmed::orderId).toList());
        confirmed.stream()
                .filter(order -> !known.containsKey(order.orderId()))
                .findFirst()
                .ifPresent(order -> {
                    throw new ReservationRule.NothingReserved(order.orderId());
                });
        var held = List.copyOf(known.values());
        takeUpAgain(held.stream()
                .filter(reservation -> reservation.state() == ReservationState.EXPIRED)
                .toList());
        var facts = held.stream().map(Reservation::commit).toList();
        reservations.keep(held);
        outbox.sayAll(facts);
    }

    private void takeUpAgain(List<Reservation> expired) {
        if (expired.isEmpty()) return;
        var shelf = shelves.lock(Reserved.skusOf(expired));
        expired.forEach(reservation -> takeUpAgain(reservation, shelf));
        shelves.keep(shelf);
    }

    private static void takeUpAgain(Reservation reservation, Shelf shelf) {
        try {
            reservation.allocations().forEach(allocation -> shelf.hold(allocation.place(), allocation.quantity()));
        } catch (StockRule.NotAvailable gone) {
            throw new ReservationRule.HoldIsLost(reservation.orderId());
        }
    }
}
