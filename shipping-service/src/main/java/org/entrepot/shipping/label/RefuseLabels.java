package org.entrepot.shipping.label;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.entrepot.shipping.shipment.Shipments;

/** A carrier did not sell one of the labels; what it may have sold of the others is given back, and another choice can be made. */
@ApplicationScoped
class RefuseLabels {

    private final Labels labels;
    private final Shipments shipments;
    private final VoidLabels voidLabels;

    RefuseLabels(Labels labels, Shipments shipments, VoidLabels voidLabels) {
        this.labels = labels;
        this.shipments = shipments;
        this.voidLabels = voidLabels;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void of(LabelOrder order, String reason) {
        var shipment = List.of(order.box().shipmentId());
        shipments.lockAll(shipment);
        if (labels.refused(order, reason)) voidLabels.ofShipments(shipment);
    }
}
