package org.entrepot.order.order;

import org.entrepot.kit.identity.Caller;
import org.jspecify.annotations.Nullable;

/** Whose orders a caller may place and see. */
public final class Owner {

    private Owner() {}

    /** The caller as an owner: a storefront's backend by its client, a customer by their {@code sub}. */
    public static String of(Caller caller) {
        return caller.isStorefront() ? "client:" + caller.client() : caller.subject();
    }

    /** The owner that the caller's view is limited to; none for the shop's own people. */
    public static @Nullable String seenBy(Caller caller) {
        return caller.isStaff() ? null : of(caller);
    }
}
