package org.entrepot.shipping.shipment;

import java.util.List;
import java.util.Optional;
import org.entrepot.shipping.parcel.Parcel;
import org.entrepot.shipping.shipment.Contents.Taken;
import org.jspecify.annotations.Nullable;

/**
 * The lines were taken from the shelves, all of them.
 *
 * @param picked what was taken of each line; absent means all of it
 */
record Pick(@Nullable List<Taken> picked) implements Step {

    @Override
    public Moved on(Shipment shipment, List<Parcel> none) {
        var fact = shipment.pick();
        if (picked != null) Contents.mustBePicked(shipment.lines(), picked);
        return new Moved(shipment, List.of(), Optional.of(fact));
    }
}
