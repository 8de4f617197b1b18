package org.entrepot.inventory.stock;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.entrepot.events.inventory.AdjustmentReason;
import org.entrepot.events.inventory.StockAdjusted;
import org.entrepot.inventory.location.Locations;
import org.entrepot.inventory.stock.Movement.Reason;
import org.entrepot.kit.outbox.Outbox;
import org.entrepot.kit.problem.InvalidInput;

/** What lies on a shelf is put right, and the books say why. */
@ApplicationScoped
class AdjustStock {

    private final Locations locations;
    private final Shelves shelves;
    private final Outbox outbox;

    AdjustStock(Locations locations, Shelves shelves, Outbox outbox) {
        this.locations = locations;
        this.shelves = shelves;
        this.outbox = outbox;
    }

    StockAdjusted by(Place place, int delta, AdjustmentReason reason, String actor) {
        requireDirection(delta, reason);
        locations.require(Set.of(place.location()));
        var shelf = shelves.open(List.of(place));
        var occasion = Occasion.byHand(actor, null);
        var movement = shelf.correct(place, delta, Reason.valueOf(reason.name()), occasion);
        if (movesToOrFromQuarantine(reason)) {
            shelf.quarantine(place, -delta, Reason.valueOf(reason.name()), occasion);
        }
        shelves.keep(shelf);
        var adjusted = new StockAdjusted(place.sku(), place.location(), delta, reason, movement.id(), null);
        outbox.say(adjusted);
        return adjusted;
    }

    /** A count may go either way; units come back from quarantine, and go there or away. */
    private static void requireDirection(int delta, AdjustmentReason reason) {
        var fits = switch (reason) {
            case COUNT -> delta != 0;
            case RESTOCK -> delta > 0;
            case DAMAGE, QUARANTINE, SCRAP, RETURN_TO_VENDOR -> delta < 0;
            case UNKNOWN -> throw new InvalidInput("reason", "is not a reason that is known here");
        };
        if (!fits) throw new InvalidInput("delta", "does not fit the reason " + reason);
    }

    private static boolean movesToOrFromQuarantine(AdjustmentReason reason) {
        return reason == AdjustmentReason.QUARANTINE || reason == AdjustmentReason.RESTOCK;
    }
}
