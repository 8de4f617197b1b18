package org.entrepot.order.payment;

/** The operator did not say what happened: nothing may have, or everything. */
public final class OperatorAway extends RuntimeException {

    OperatorAway(String why) {
        super(why, null, false, false);
    }
}
