package org.entrepot.shipping.carrier;

/** The carrier did not answer, or something failed on its side; asking again is safe. */
public final class CarrierSilent extends ComeBackLater {

    CarrierSilent(String detail) {
        super(503, "carrier-silent", detail + " The same request may be sent again; nothing is bought twice.");
    }
}
