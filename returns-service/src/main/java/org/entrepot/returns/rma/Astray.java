package org.entrepot.returns.rma;

import java.util.UUID;

/**
 * The parcel that did not reach the customer, when that is why there is a return.
 *
 * @param lost whether the carrier does not know where it is, so that there are no goods to receive
 */
record Astray(UUID parcelId, boolean lost) {

    Astray found() {
        return new Astray(parcelId, false);
    }
}
