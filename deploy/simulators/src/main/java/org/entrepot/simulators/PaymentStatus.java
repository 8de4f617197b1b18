package org.entrepot.simulators;

/** Where a payment stands. Refunds are records of their own and do not change it. */
enum PaymentStatus {
    PENDING,
    REQUIRES_ACTION,
    AUTHORIZED,
    DECLINED,
    VOIDED,
    PARTIALLY_CAPTURED,
    CAPTURED;

    boolean mayBecome(PaymentStatus next) {
        return switch (this) {
            case PENDING, REQUIRES_ACTION -> next == AUTHORIZED || next == DECLINED || next == VOIDED;
            case AUTHORIZED -> next == PARTIALLY_CAPTURED || next == CAPTURED || next == VOIDED;
            case PARTIALLY_CAPTURED -> next == PARTIALLY_CAPTURED || next == CAPTURED;
            case DECLINED, VOIDED, CAPTURED -> false;
        };
    }
}
