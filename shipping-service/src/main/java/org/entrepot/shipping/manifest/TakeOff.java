package org.entrepot.shipping.manifest;

import static jakarta.transaction.Transactional.TxType.REQUIRES_NEW;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.entrepot.kit.problem.NotFound;
import org.entrepot.shipping.shipment.Shipments;

/**
 * A shipment comes off a slip that its carrier does not have yet, because the carrier refuses it, or because it is not in the
 * bin. It keeps its label and goes onto the next slip, which tells it anew; whoever repeats this changes nothing.
 */
@ApplicationScoped
class TakeOff {

    private final HandOvers handOvers;
    private final Shipments shipments;
    private final TakenOff takenOff;

    TakeOff(HandOvers handOvers, Shipments shipments, TakenOff takenOff) {
        this.handOvers = handOvers;
        this.shipments = shipments;
        this.takenOff = takenOff;
    }

    @Transactional(REQUIRES_NEW)
    void of(UUID manifestId, UUID shipmentId, TakenOff.Reason reason) {
        // The slip before what is on it, as in the hand-over: nobody waits in a ring.
        handOvers.lock(manifestId);
        var shipment = shipments.lockAll(List.of(shipmentId)).get(shipmentId);
        if (takenOff.has(manifestId, shipmentId)) return;
        if (shipment == null || !shipment.isOn(manifestId)) throw new NotFound("shipment on this manifest");
        shipment.comeOffSlip();
        takenOff.add(manifestId, shipment, reason);
    }
}
