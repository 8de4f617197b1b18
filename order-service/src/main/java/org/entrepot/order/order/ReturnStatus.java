package org.entrepot.order.order;

/** How much of what was shipped came back. Derived, never stored. */
public enum ReturnStatus {
    NONE,
    PARTIALLY_RETURNED,
    RETURNED
}
