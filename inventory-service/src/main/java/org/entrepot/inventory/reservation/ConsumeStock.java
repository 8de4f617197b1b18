package org.entrepot.inventory.reservation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.inventory.StockConsumed;
import org.entrepot.events.shipping.ParcelShipped;
import org.entrepot.inventory.stock.Occasion;
import org.entrepot.inventory.stock.Shelf;
import org.entrepot.inventory.stock.Shelves;
import org.entrepot.kit.inbox.NotHereYet;
import org.entrepot.kit.outbox.Outbox;

/** A parcel left: its units are gone from the shelf and from what is set aside. */
@ApplicationScoped
public class ConsumeStock {

    private final Reservations reservations;
    private final Shipments shipments;
    private final Shelves shelves;
    private final Outbox outbox;

    ConsumeStock(Reservations reservations, Shipments shipments, Shelves shelves, Outbox outbox) {
        this.reservations = reservations;
        this.shipments = shipments;
        this.shelves = shelves;
        this.outbox = outbox;
    }

    public void forShipped(List<ParcelShipped> parcels) {
        var held = reservations.lockedByOrder(
                parcels.stream().map(ParcelShipped::orderId).toList());
        requireCommitted(parcels, held);
        var locations = shipments.locationsOf(
                parcels.stream().map(ParcelShipped::shipmentId).toList());
        var shelf = shelves.lock(Reserved.skusOf(held.values()));
        var consumed = parcels.stream()
                .map(parcel -> held.get(parcel.orderId())
                        .consume(parcel.parcelId(), parcel.lines(), locations.get(parcel.shipmentId())))
                .toList();
        consumed.forEach(fact -> takeFrom(shelf, fact));
        keep(held.values(), shelf, consumed);
    }

    /** The order's own facts come on another topic: what is not confirmed here yet soon is. */
    private static void requireCommitted(List<ParcelShipped> parcels, Map<UUID, Reservation> held) {
        for (var parcel : parcels) {
            var reservation = held.get(parcel.orderId());
            if (reservation == null) throw new NotHereYet("reservation of order " + parcel.orderId());
            switch (reservation.state()) {
                case REQUESTED, RESERVED, EXPIRED -> throw new NotHereYet("commit of order " + parcel.orderId());
                case COMMITTED, CONSUMED, RELEASED, REJECTED -> {}
            }
        }
    }

    private static void takeFrom(Shelf shelf, StockConsumed fact) {
        fact.lines()
                .forEach(line -> shelf.ship(
                        Reserved.placeOf(line),
                        line.quantity(),
                        Occasion.ofParcel(fact.orderId(), line.line(), fact.parcelId())));
    }

    private void keep(Collection<Reservation> held, Shelf shelf, List<StockConsumed> consumed) {
        reservations.keep(held);
        shelves.keep(shelf);
        outbox.sayAll(consumed);
    }
}
