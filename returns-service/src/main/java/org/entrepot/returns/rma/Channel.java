package org.entrepot.returns.rma;

import org.entrepot.kit.identity.Caller;
import org.jspecify.annotations.Nullable;

/** Whose returns a caller may see: a storefront those of the orders that came through it, staff all. */
final class Channel {

    private Channel() {}

    /** The channel that an order must have come through; null when any will do. */
    static @Nullable String seenBy(Caller caller) {
        return caller.isStaff() ? null : caller.client();
    }
}
