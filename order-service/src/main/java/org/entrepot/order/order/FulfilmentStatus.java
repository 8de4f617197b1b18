package org.entrepot.order.order;

/** How much of an order has left, and arrived. Derived, never stored. */
public enum FulfilmentStatus {
    UNFULFILLED,
    PARTIALLY_FULFILLED,
    FULFILLED,
    PARTIALLY_DELIVERED,
    DELIVERED
}
