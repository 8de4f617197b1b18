package org.entrepot.order.process;

import org.entrepot.kit.problem.BrokenRule;

/** The order would only expire: 409, and it can only be cancelled. */
final class HeldTooLong extends BrokenRule {
    HeldTooLong() {
        super(
                409,
                "held-too-long",
                "While this order was held, its time to be paid or the hold on its stock ran out; it can only be cancelled.");
    }
}
