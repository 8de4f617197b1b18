package org.entrepot.order.order;

import org.entrepot.kit.problem.BrokenRule;

/** Something happened that cannot happen to an order in this state: 409 to a client, and a fact that says it is parked. */
public final class OutOfTurn extends BrokenRule {
    OutOfTurn(String what, OrderState state) {
        super(409, "out-of-turn", "Out of turn: " + what + " does not happen to an order that is " + state + ".");
        say("state", state.name());
    }
}
