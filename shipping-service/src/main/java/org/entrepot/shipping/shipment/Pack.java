package org.entrepot.shipping.shipment;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.shipping.parcel.Parcel;
import org.entrepot.shipping.shipment.Contents.Taken;
import org.jspecify.annotations.Nullable;

/** The picked lines were put into boxes, every unit into one of them. */
record Pack(List<Box> into) implements Step {

    /** What lies in one box, and what it weighs if it was on the scales already. */
    record Box(@Nullable Integer weightGrams, List<Taken> lines) {}

    @Override
    public Moved on(Shipment shipment, List<Parcel> none) {
        var packed = packed(shipment);
        return new Moved(shipment, packed, shipment.pack(packed));
    }

    private List<Parcel> packed(Shipment shipment) {
        var contents = Contents.packedInto(
                shipment.lines(), into.stream().map(Box::lines).toList());
        var packed = new ArrayList<Parcel>();
        for (var i = 0; i < into.size(); i++)
            packed.add(Parcel.packed(shipment.id(), contents.get(i), into.get(i).weightGrams()));
        return packed;
    }
}
