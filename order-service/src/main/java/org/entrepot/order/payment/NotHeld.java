package org.entrepot.order.payment;

import org.entrepot.kit.problem.BrokenRule;

/** The operator holds nothing any more that it could take: the money can only come another way. */
public final class NotHeld extends BrokenRule {
    NotHeld() {
        super(409, "not-held", "The operator let this money go before the parcel left: it has nothing to take.");
    }
}
