package org.entrepot.customer.customer;

import org.entrepot.kit.identity.Caller;
import org.entrepot.kit.identity.Roles;
import org.jspecify.annotations.Nullable;

/**
 * Whose record it is: the person who signed in (their {@code sub}), or the storefront that brought the guest or customer
 * ({@code client:<azp>}).
 */
record Owner(String name) {

    private static final String CLIENT = "client:";

    /** Who the caller's new records belong to. */
    static Owner of(Caller caller) {
        return caller.isStorefront() || caller.isStaff()
                ? new Owner(CLIENT + caller.client())
                : new Owner(caller.subject());
    }

    /** Whose records the caller may see: their own; an adviser everybody's, which is null. */
    static @Nullable Owner seenBy(Caller caller) {
        return caller.has(Roles.CUSTOMER_ADVISER) ? null : of(caller);
    }

    /** Whether it is a person who signed in. */
    boolean isPerson() {
        return !name.startsWith(CLIENT);
    }
}
