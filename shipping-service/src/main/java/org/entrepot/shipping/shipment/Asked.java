package org.entrepot.shipping.shipment;

import java.util.List;
import java.util.UUID;
import org.entrepot.kit.Trail;
import org.entrepot.kit.idempotency.Attempt;
import org.entrepot.kit.problem.NotFound;
import org.entrepot.kit.web.Etags;
import org.entrepot.shipping.parcel.Parcel;
import org.jspecify.annotations.Nullable;

/**
 * A step of the warehouse, as somebody asked for it.
 *
 * @param by who takes it, for the history
 * @param trail of the request
 */
record Asked(UUID shipmentId, Step step, String by, Terms terms, Trail trail) {

    /**
     * Under which terms it is taken.
     *
     * @param ifMatch the entity tag they read; the order of the steps protects those who read none
     * @param key under which it is taken once; absent when it came without
     */
    record Terms(@Nullable String ifMatch, @Nullable Attempt key) {}

    Step.Moved take(@Nullable Shipment shipment, List<Parcel> boxes) {
        if (shipment == null) throw new NotFound("shipment");
        if (terms.ifMatch() != null) Etags.require(terms.ifMatch(), shipment.version());
        return step.on(shipment, boxes);
    }

    boolean hasKey() {
        return terms.key() != null;
    }
}
