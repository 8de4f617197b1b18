package org.entrepot.events.order;

/** Why an order stands still. Readers meet {@link #UNKNOWN} for a value that is younger than they are. */
public enum HoldReason {
    FRAUD_REVIEW,
    ADDRESS,
    PAYMENT,
    STOCK,
    CUSTOMER_REQUEST,
    OTHER,
    /** Read, never written: a value that this reader does not know yet. */
    UNKNOWN
}
