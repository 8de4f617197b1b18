package org.entrepot.shipping.carrier;

import org.entrepot.kit.problem.BrokenRule;

/** It cannot be done yet; the same request will be fine in a moment. */
public abstract class ComeBackLater extends BrokenRule {

    protected ComeBackLater(int status, String code, String detail) {
        super(status, code, detail);
    }

    /** How long to wait, in seconds. */
    int seconds() {
        return 1;
    }
}
