package org.entrepot.shipping.label;

import java.util.UUID;
import org.entrepot.events.shipping.LabelPurchased;
import org.entrepot.events.shipping.LabelVoided;
import org.entrepot.kit.Ids;
import org.entrepot.shipping.address.Address;
import org.entrepot.shipping.carrier.Bought;
import org.entrepot.shipping.carrier.Consignment;
import org.entrepot.shipping.carrier.Consignment.Party;
import org.jspecify.annotations.Nullable;

/** One label that was claimed, with all that the carrier must be told. It says the same each time it is read. */
record LabelOrder(Label label, Box box, Address to) {

    /**
     * @param trackingNumber absent while it is not known what the carrier did
     * @param wasPurchased whether it was said to be bought
     */
    record Label(
            UUID id,
            LabelState state,
            String carrier,
            String service,
            @Nullable String trackingNumber,
            boolean wasPurchased) {

        static Label claimed(Choice choice) {
            return new Label(Ids.next(), LabelState.CLAIMED, choice.carrier(), choice.service(), null, false);
        }
    }

    /** @param weightGrams when the label was claimed, even if the box was on the scales again since */
    record Box(UUID parcelId, UUID shipmentId, UUID orderId, String location, int weightGrams) {}

    Consignment from(Sender sender) {
        return new Consignment(
                label.id(),
                box.shipmentId(),
                box.parcelId(),
                label.carrier(),
                label.service(),
                box.weightGrams(),
                new Party(sender.name(), sender.lines(), sender.postcode(), sender.city(), sender.country()),
                new Party(to.recipient(), to.lines(), to.postcode(), to.city(), to.country()));
    }

    LabelPurchased purchased(Bought bought) {
        return new LabelPurchased(
                box.orderId(),
                box.shipmentId(),
                box.parcelId(),
                label.carrier(),
                label.service(),
                bought.trackingNumber(),
                bought.cost());
    }

    LabelVoided voided() {
        return new LabelVoided(box.orderId(), box.shipmentId(), box.parcelId(), label.trackingNumber());
    }
}
