package org.entrepot.shipping.manifest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.entrepot.events.shipping.ManifestClosed;
import org.entrepot.kit.Ids;
import org.entrepot.kit.outbox.Outbox;
import org.entrepot.kit.problem.BrokenRule;

/** The bin of a carrier is closed and its slip is printed: no order is stopped any more that is on it. */
@ApplicationScoped
class CloseBin {

    /** Of one slip, so that one hand-over stays a small piece of work; the rest goes onto the next. */
    static final int MOST_SHIPMENTS = 200;

    private final Manifests manifests;
    private final Outbox outbox;
    private final Clock clock;

    CloseBin(Manifests manifests, Outbox outbox, Clock clock) {
        this.manifests = manifests;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @throws BinEmpty when no labelled shipment of this carrier waits there */
    ManifestView of(String carrier, String location, String by) {
        var id = Ids.next();
        var now = clock.instant();
        var shipments = manifests.close(id, carrier, location, MOST_SHIPMENTS, now, by);
        if (shipments.isEmpty()) throw new BinEmpty();
        shipments.forEach(
                on -> outbox.say(new ManifestClosed(on.orderId(), on.shipmentId(), id, carrier, on.parcelIds())));
        return new ManifestView(id, carrier, location, ManifestState.CLOSED, now, null, shipments);
    }

    /** There is nothing to send with this carrier. */
    static final class BinEmpty extends BrokenRule {
        BinEmpty() {
            super(409, "bin-empty", "No labelled shipment waits for this carrier at this location.");
        }
    }
}
