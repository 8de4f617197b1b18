package org.entrepot.shipping.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.entrepot.kit.outbox.Outbox;
import org.entrepot.shipping.parcel.Parcel;
import org.entrepot.shipping.parcel.ParcelView;
import org.entrepot.shipping.parcel.Parcels;
import org.entrepot.shipping.shipment.Contents.Taken;
import org.jspecify.annotations.Nullable;

/** The picked lines were put into boxes, every unit into one of them. */
@ApplicationScoped
class PackShipment {

    /** What lies in one box, and what it weighs if it was on the scales already. */
    record Box(@Nullable Integer weightGrams, List<Taken> lines) {}

    private final Shipments shipments;
    private final Parcels parcels;
    private final Outbox outbox;

    PackShipment(Shipments shipments, Parcels parcels, Outbox outbox) {
        this.shipments = shipments;
        this.parcels = parcels;
        this.outbox = outbox;
    }

    ShipmentView into(UUID id, List<Box> boxes, Step step) {
        var shipment = shipments.lock(id);
        step.mustKnow(shipment);
        var packed = packed(shipment, boxes);
        shipment.pack(packed).ifPresent(outbox::say);
        parcels.add(packed);
        var version = shipments.keep(shipment, step.by());
        return ShipmentView.of(
                shipment, version, packed.stream().map(ParcelView::justPacked).toList());
    }

    private static List<Parcel> packed(Shipment shipment, List<Box> boxes) {
        var contents = Contents.packedInto(
                shipment.lines(), boxes.stream().map(Box::lines).toList());
        var packed = new ArrayList<Parcel>();
        for (var i = 0; i < boxes.size(); i++)
            packed.add(
                    Parcel.packed(shipment.id(), contents.get(i), boxes.get(i).weightGrams()));
        return packed;
    }
}
