package org.entrepot.inventory.returned;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.entrepot.events.returns.ReturnReceived;
import org.entrepot.inventory.location.Locations;
import org.entrepot.inventory.stock.Movement.Reason;
import org.entrepot.inventory.stock.Occasion;
import org.entrepot.inventory.stock.Place;
import org.entrepot.inventory.stock.Shelf;
import org.entrepot.inventory.stock.Shelves;

/** Goods came back: they lie apart until somebody has looked at them. */
@ApplicationScoped
public class QuarantineReturned {

    private final Locations locations;
    private final Shelves shelves;

    QuarantineReturned(Locations locations, Shelves shelves) {
        this.locations = locations;
        this.shelves = shelves;
    }

    public void forReceived(List<ReturnReceived> received) {
        locations.require(
                received.stream().map(ReturnReceived::location).distinct().toList());
        var shelf = shelves.open(
                received.stream().flatMap(QuarantineReturned::places).toList());
        received.forEach(back -> putApart(shelf, back));
        shelves.keep(shelf);
    }

    private static Stream<Place> places(ReturnReceived back) {
        return back.lines().stream().map(line -> new Place(line.sku(), back.location()));
    }

    private static void putApart(Shelf shelf, ReturnReceived back) {
        back.lines().stream()
                .filter(line -> line.quantity() > 0)
                .forEach(line -> shelf.quarantine(
                        new Place(line.sku(), back.location()),
                        line.quantity(),
                        Reason.RETURNED,
                        Occasion.ofReturn(back.orderId(), line.line(), back.returnId())));
    }
}
