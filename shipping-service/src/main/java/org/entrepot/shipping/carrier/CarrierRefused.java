package org.entrepot.shipping.carrier;

import org.entrepot.kit.problem.BrokenRule;

/** The carrier said no: nothing was bought, voided or handed over. */
public final class CarrierRefused extends BrokenRule {

    private final String reason;

    /** @param reason the carrier's own code, as {@code "address_unknown"} */
    public CarrierRefused(String reason, String detail) {
        super(422, "carrier-refused", "The carrier refused: " + detail);
        this.reason = reason;
        say("reason", reason);
    }

    public String reason() {
        return reason;
    }
}
