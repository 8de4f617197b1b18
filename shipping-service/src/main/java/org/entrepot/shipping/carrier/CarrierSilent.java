package org.entrepot.shipping.carrier;

/** It is not known what the carrier did: no answer, or one that says nothing of it. Asking again is safe. */
public final class CarrierSilent extends ComeBackLater {

    CarrierSilent(String detail) {
        super(503, "carrier-silent", detail + " The same request may be sent again; nothing is bought twice.");
    }
}
