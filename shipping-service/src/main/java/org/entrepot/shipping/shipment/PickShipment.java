package org.entrepot.shipping.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.entrepot.kit.outbox.Outbox;
import org.entrepot.shipping.shipment.Contents.Taken;
import org.jspecify.annotations.Nullable;

/** The lines were taken from the shelves, all of them. */
@ApplicationScoped
class PickShipment {

    private final Shipments shipments;
    private final Outbox outbox;

    PickShipment(Shipments shipments, Outbox outbox) {
        this.shipments = shipments;
        this.outbox = outbox;
    }

    /** @param picked what was taken of each line; absent means all of it */
    ShipmentView of(UUID id, @Nullable List<Taken> picked, Step step) {
        var shipment = shipments.lock(id);
        step.mustKnow(shipment);
        var fact = shipment.pick();
        if (picked != null) Contents.mustBePicked(shipment.lines(), picked);
        outbox.say(fact);
        return ShipmentView.of(shipment, shipments.keep(shipment, step.by()), List.of());
    }
}
