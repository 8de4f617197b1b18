package org.entrepot.events.inventory;

/** Why held units became free again. Readers meet {@link #UNKNOWN} for a value that is younger than they are. */
public enum ReleaseReason {
    ORDER_CANCELLED,
    PAYMENT_DECLINED,
    ORDER_REJECTED,
    ORDER_EXPIRED,
    LINE_CANCELLED,
    /** Read, never written: a value that this reader does not know yet. */
    UNKNOWN
}
