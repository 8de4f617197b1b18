package org.entrepot.shipping.label;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;
import org.entrepot.kit.errand.Errands;

/** Labels of what will not leave are given back to the carrier, soon after this is committed. */
@ApplicationScoped
public class VoidLabels {

    private final Labels labels;
    private final Errands errands;

    VoidLabels(Labels labels, Errands errands) {
        this.labels = labels;
        this.errands = errands;
    }

    public void ofShipments(Collection<UUID> shipmentIds) {
        labels.voidOf(shipmentIds)
                .forEach((label, order) -> errands.send(
                        GiveBackLabel.KIND, label.toString(), order.toString(), new GiveBackLabel.Unwanted(label)));
    }
}
