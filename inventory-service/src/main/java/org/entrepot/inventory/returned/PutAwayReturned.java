package org.entrepot.inventory.returned;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entrepot.events.inventory.AdjustmentReason;
import org.entrepot.events.inventory.StockAdjusted;
import org.entrepot.events.returns.Disposition;
import org.entrepot.events.returns.ReturnInspected;
import org.entrepot.inventory.location.Locations;
import org.entrepot.inventory.stock.Movement.Reason;
import org.entrepot.inventory.stock.Occasion;
import org.entrepot.inventory.stock.Place;
import org.entrepot.inventory.stock.Shelf;
import org.entrepot.inventory.stock.Shelves;
import org.entrepot.kit.outbox.Outbox;
import org.entrepot.kit.problem.BrokenRule;

/** Somebody looked at what came back: each unit leaves the quarantine for the shelf or for good, or stays in it. */
@ApplicationScoped
public class PutAwayReturned {

    private final Locations locations;
    private final Shelves shelves;
    private final Outbox outbox;

    PutAwayReturned(Locations locations, Shelves shelves, Outbox outbox) {
        this.locations = locations;
        this.shelves = shelves;
        this.outbox = outbox;
    }

    public void forInspected(List<ReturnInspected> inspected) {
        locations.require(
                inspected.stream().map(ReturnInspected::location).distinct().toList());
        var shelf = shelves.open(inspected.stream()
                .flatMap(back -> back.units().stream().map(unit -> new Place(unit.sku(), back.location())))
                .toList());
        var adjusted = inspected.stream().flatMap(back -> putAway(shelf, back)).toList();
        shelves.keep(shelf);
        outbox.sayAll(adjusted);
    }

    private static Stream<StockAdjusted> putAway(Shelf shelf, ReturnInspected back) {
        return back.units().stream().map(unit -> putAway(shelf, back, unit)).flatMap(Optional::stream);
    }

    /** What is told is what can be sold again; units that lie apart or leave from there never were for sale. */
    private static Optional<StockAdjusted> putAway(Shelf shelf, ReturnInspected back, ReturnInspected.Unit unit) {
        var place = new Place(unit.sku(), back.location());
        var occasion = Occasion.ofReturn(back.orderId(), unit.line(), back.returnId());
        var reason = switch (unit.disposition()) {
            case RESTOCK -> Reason.RESTOCK;
            case RETURN_TO_VENDOR -> Reason.RETURN_TO_VENDOR;
            case SCRAP -> Reason.SCRAP;
            case REFUSED_SEND_BACK -> Reason.SENT_BACK;
            case QUARANTINE -> null;
            case UNKNOWN -> throw new UnknownDisposition();
        };
        if (reason == null) return Optional.empty();
        shelf.quarantine(place, -unit.quantity(), reason, occasion);
        if (unit.disposition() != Disposition.RESTOCK) return Optional.empty();
        var movement = shelf.correct(place, unit.quantity(), Reason.RESTOCK, occasion);
        return Optional.of(new StockAdjusted(
                unit.sku(), back.location(), unit.quantity(), AdjustmentReason.RESTOCK, movement.id(), back.orderId()));
    }

    /** A fate that was invented after this service was built. */
    static final class UnknownDisposition extends BrokenRule {
        UnknownDisposition() {
            super(409, "disposition-unknown", "This service is too old to know where these units go.");
        }
    }
}
