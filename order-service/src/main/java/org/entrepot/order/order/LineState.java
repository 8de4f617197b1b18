package org.entrepot.order.order;

/** How far a line has come. Never stored: see {@link LineProgress}. */
public enum LineState {
    PENDING,
    RESERVED,
    BACKORDERED,
    AWAITING_TRANSFER,
    AWAITING_SUPPLIER,
    RELEASED,
    SHIPPED,
    READY_FOR_PICKUP,
    DELIVERED,
    CANCELLED,
    RETURNED
}
