package org.entrepot.events.order;

/** Why an order could not be served. Readers meet {@link #UNKNOWN} for a value that is younger than they are. */
public enum RejectReason {
    NO_STOCK,
    PAYMENT_DECLINED,
    FRAUD,
    /** Read, never written: a value that this reader does not know yet. */
    UNKNOWN
}
