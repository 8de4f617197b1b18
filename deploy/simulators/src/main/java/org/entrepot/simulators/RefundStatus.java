package org.entrepot.simulators;

/** Where a refund stands: on its way, with the customer, or given up. */
enum RefundStatus {
    PENDING,
    SETTLED,
    FAILED
}
