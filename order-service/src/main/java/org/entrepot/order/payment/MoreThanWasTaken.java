package org.entrepot.order.payment;

import org.entrepot.kit.problem.BrokenRule;

/** More is to go back than came: 409. */
public final class MoreThanWasTaken extends BrokenRule {

    private MoreThanWasTaken(String detail) {
        super(409, "more-than-was-taken", detail);
    }

    public static MoreThanWasTaken byTheOperator() {
        return new MoreThanWasTaken("The operator has not taken so much that it could give back.");
    }

    static MoreThanWasTaken byAnybody() {
        return new MoreThanWasTaken("So much has not come in. Settle first what is owed for parcels.");
    }
}
