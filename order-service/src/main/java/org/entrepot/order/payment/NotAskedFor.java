package org.entrepot.order.payment;

import org.entrepot.kit.problem.BrokenRule;

/** The operator moved money that nobody here asked it to move: for a person to look at. */
public final class NotAskedFor extends BrokenRule {
    public NotAskedFor() {
        super(409, "not-asked-for", "This was not asked for.");
    }
}
