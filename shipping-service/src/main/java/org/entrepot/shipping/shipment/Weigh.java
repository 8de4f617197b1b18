package org.entrepot.shipping.shipment;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrepot.shipping.parcel.Parcel;

/** A box was on the scales; with the last one the shipment is packed for good. */
record Weigh(UUID parcelId, int grams) implements Step {

    @Override
    public Moved on(Shipment shipment, List<Parcel> boxes) {
        var after = boxes.stream().map(this::weighed).toList();
        var packed = shipment.weighed(after);
        // A fact is told once: who puts a box on the scales again corrects the weight, but does not pack it again.
        var wasOpen = boxes.stream().anyMatch(box -> box.weightGrams() == null);
        return new Moved(shipment, after, wasOpen ? packed : Optional.empty());
    }

    private Parcel weighed(Parcel box) {
        return box.id().equals(parcelId) ? new Parcel(box.id(), box.shipmentId(), box.lines(), grams) : box;
    }
}
