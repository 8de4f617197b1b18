package org.entrepot.events.returns;

/**
 * What the customer gets for returned goods. Readers meet {@link #UNKNOWN} for a value that is younger than they are.
 */
public enum Resolution {
    REFUND,
    STORE_CREDIT,
    EXCHANGE,
    REPLACEMENT,
    NONE,
    /** Read, never written: a value that this reader does not know yet. */
    UNKNOWN
}
