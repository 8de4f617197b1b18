package org.entrepot.shipping.label;

import static org.entrepot.shipping.shipment.ShipmentState.LABELLED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrepot.kit.outbox.Outbox;
import org.entrepot.shipping.carrier.Bought;
import org.entrepot.shipping.shipment.Shipments;

/** What is written down before and after the carrier is asked, each time in a transaction of its own. */
@ApplicationScoped
class LabelDesk {

    private final Labels labels;
    private final Shipments shipments;
    private final VoidLabels voidLabels;
    private final Outbox outbox;

    LabelDesk(Labels labels, Shipments shipments, VoidLabels voidLabels, Outbox outbox) {
        this.labels = labels;
        this.shipments = shipments;
        this.voidLabels = voidLabels;
        this.outbox = outbox;
    }

    Optional<Unlabelled> look(UUID shipmentId) {
        return labels.unlabelled(shipmentId);
    }

    /**
     * Claims the labels, or takes up the claim that is there; gives none when the shipment was labelled meanwhile.
     *
     * @param choice complete, unless there is a claim already
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    List<LabelOrder> claim(UUID shipmentId, Choice choice, String by) {
        shipments.lock(shipmentId);
        var shipment = labels.unlabelled(shipmentId).orElseThrow();
        if (shipment.isClaimed()) shipment.mustAgreeWith(choice);
        if (shipment.isLabelled()) return List.of();
        shipment.mustBeReady();
        if (!shipment.isClaimed() && !choice.isComplete()) throw new Unlabelled.ClaimGone();
        if (!shipment.isClaimed()) labels.claim(shipmentId, shipment.parcels(), choice, by);
        return labels.ordersOf(shipmentId);
    }

    /** The carrier sold them. When the shipment was cancelled meanwhile they are being given back, and this is refused. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void keep(UUID shipmentId, List<LabelOrder> orders, Map<UUID, Bought> bought, String by) {
        var shipment = shipments.lock(shipmentId);
        if (shipment.state() == LABELLED) return;
        shipment.label();
        labels.purchased(bought);
        orders.forEach(
                order -> outbox.say(order.purchased(bought.get(order.label().id()))));
        shipments.keep(shipment, by);
    }

    /** The carrier did not sell one of them; what it may have sold of the others is given back, and another choice can be made. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void refused(LabelOrder order, String reason) {
        shipments.lock(order.box().shipmentId());
        if (labels.refused(order, reason))
            voidLabels.ofShipments(List.of(order.box().shipmentId()));
    }
}
