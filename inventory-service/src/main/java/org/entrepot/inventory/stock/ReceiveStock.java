package org.entrepot.inventory.stock;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.entrepot.events.inventory.StockReceived;
import org.entrepot.inventory.location.Locations;
import org.entrepot.kit.outbox.Outbox;
import org.jspecify.annotations.Nullable;

/** A delivery is put on the shelves: all its lines, or none. */
@ApplicationScoped
class ReceiveStock {

    private final Locations locations;
    private final Shelves shelves;
    private final Outbox outbox;

    ReceiveStock(Locations locations, Shelves shelves, Outbox outbox) {
        this.locations = locations;
        this.shelves = shelves;
        this.outbox = outbox;
    }

    List<StockReceived> ofDelivery(
            String location, @Nullable String reference, List<Delivered> delivered, String actor) {
        locations.require(Set.of(location));
        var shelf = shelves.open(
                delivered.stream().map(line -> new Place(line.sku(), location)).toList());
        var received = delivered.stream()
                .map(line -> received(shelf, location, reference, line, actor))
                .toList();
        shelves.keep(shelf);
        outbox.sayAll(received);
        return received;
    }

    private static StockReceived received(
            Shelf shelf, String location, @Nullable String reference, Delivered line, String actor) {
        var movement =
                shelf.receive(new Place(line.sku(), location), line.quantity(), Occasion.byHand(actor, reference));
        return new StockReceived(line.sku(), location, line.quantity(), movement.id(), reference);
    }

    record Delivered(String sku, int quantity) {}
}
