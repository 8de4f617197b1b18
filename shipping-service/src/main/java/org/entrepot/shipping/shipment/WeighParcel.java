package org.entrepot.shipping.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.entrepot.kit.outbox.Outbox;
import org.entrepot.kit.problem.NotFound;
import org.entrepot.shipping.parcel.Parcel;
import org.entrepot.shipping.parcel.ParcelView;
import org.entrepot.shipping.parcel.Parcels;

/** A box was on the scales; with the last one the shipment is packed for good. */
@ApplicationScoped
class WeighParcel {

    private final Shipments shipments;
    private final Parcels parcels;
    private final Outbox outbox;

    WeighParcel(Shipments shipments, Parcels parcels, Outbox outbox) {
        this.shipments = shipments;
        this.parcels = parcels;
        this.outbox = outbox;
    }

    ShipmentView at(UUID parcelId, int grams, Step step) {
        var shipment = shipments.lock(parcels.shipmentOf(parcelId).orElseThrow(() -> new NotFound("parcel")));
        step.mustKnow(shipment);
        var before = parcels.of(shipment.id());
        var after =
                before.stream().map(parcel -> weighed(parcel, parcelId, grams)).toList();
        var packed = shipment.weighed(after);
        // A fact is told once: who puts a box on the scales again corrects the weight, but does not pack it again.
        if (before.stream().anyMatch(parcel -> parcel.weightGrams() == null)) packed.ifPresent(outbox::say);
        parcels.weigh(parcelId, grams);
        var version = shipments.keep(shipment, step.by());
        return ShipmentView.of(
                shipment, version, after.stream().map(ParcelView::justPacked).toList());
    }

    private static Parcel weighed(Parcel parcel, UUID which, int grams) {
        return parcel.id().equals(which) ? new Parcel(parcel.id(), parcel.shipmentId(), parcel.lines(), grams) : parcel;
    }
}
