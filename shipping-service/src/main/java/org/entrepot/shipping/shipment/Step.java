package org.entrepot.shipping.shipment;

import org.entrepot.kit.web.Etags;
import org.jspecify.annotations.Nullable;

/**
 * Who takes a step of the warehouse, and which version of the shipment they looked at, if they say so.
 *
 * @param ifMatch the entity tag they read; the order of the steps protects those who read none
 */
record Step(String by, @Nullable String ifMatch) {

    void mustKnow(Shipment shipment) {
        if (ifMatch != null) Etags.require(ifMatch, shipment.version());
    }
}
