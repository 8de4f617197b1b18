package org.entrepot.order.order;

/** What inventory-service said about the order's stock so far. */
public enum StockOutcome {
    AWAITED,
    RESERVED,
    /** Nothing was set aside. */
    REFUSED,
    /** It was set aside, and is not any more. */
    LAPSED
}
