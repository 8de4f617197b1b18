package org.entrepot.order.payment;

import org.entrepot.kit.problem.BrokenRule;

/** The operator speaks of another amount than was asked for: nothing is believed before a person has looked at it. */
public final class AmountDiffers extends BrokenRule {
    public AmountDiffers() {
        super(409, "amount-differs", "This is not the amount that was asked for.");
    }
}
