package org.entrepot.events.order;

/**
 * On whose behalf, or why, an order was cancelled. Readers meet {@link #UNKNOWN} for a value that is younger than they
 * are.
 */
public enum CancelReason {
    CUSTOMER,
    MERCHANT,
    FRAUD,
    /** Read, never written: a value that this reader does not know yet. */
    UNKNOWN
}
