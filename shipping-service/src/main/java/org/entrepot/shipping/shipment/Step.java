package org.entrepot.shipping.shipment;

import java.util.List;
import java.util.Optional;
import org.entrepot.events.Fact;
import org.entrepot.shipping.parcel.Parcel;

/** What the warehouse says it did with a shipment. */
sealed interface Step permits Pick, Pack, Weigh {

    /**
     * Moves the shipment, which is locked; what throws is refused, and nothing of it is kept.
     *
     * @param boxes of the shipment so far, of those steps that need them
     */
    Moved on(Shipment shipment, List<Parcel> boxes);

    /**
     * What came of it.
     *
     * @param boxes as they are now
     * @param fact what is told of it, if this is the moment
     */
    record Moved(Shipment shipment, List<Parcel> boxes, Optional<? extends Fact> fact) {}
}
