package org.entrepot.order.order;

import org.entrepot.kit.problem.BrokenRule;

/** A parcel has left: what was shipped comes back as a return. */
public final class AlreadyShipped extends BrokenRule {
    public AlreadyShipped() {
        super(409, "order-already-shipped", "A parcel of this order has left; it can only come back as a return.");
    }
}
