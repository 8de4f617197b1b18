package org.entrepot.events.customer;

/** What a message to a customer is about. Readers meet {@link #UNKNOWN} for a value that is younger than they are. */
public enum Template {
    ORDER_RECEIVED,
    ORDER_CONFIRMED,
    ORDER_REJECTED,
    ORDER_CANCELLED,
    PARCEL_SHIPPED,
    RETURN_APPROVED,
    RETURN_RECEIVED,
    REFUND_SETTLED,
    RETURN_INFO_REQUIRED,
    RETURN_DECLINED,
    RETURN_EXPIRED,
    RETURN_RESOLVED,
    /** Read, never written: a value that this reader does not know yet. */
    UNKNOWN
}
