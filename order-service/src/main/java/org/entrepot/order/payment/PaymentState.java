package org.entrepot.order.payment;

/** Where the money of an order stands. */
public enum PaymentState {
    /** Asked for; the operator has not decided. */
    CREATED,
    /** The customer must do something at their bank first. */
    REQUIRES_ACTION,
    /** The amount is held for us. */
    AUTHORIZED,
    PARTIALLY_CAPTURED,
    /** Nothing more can be taken. */
    CAPTURED,
    PARTIALLY_REFUNDED,
    REFUNDED,
    DECLINED,
    /** The customer's again, or never held. */
    VOIDED,
    /** The operator stopped holding it by itself. */
    AUTH_EXPIRED,
    CHARGED_BACK;

    boolean mayBecome(PaymentState next) {
        return switch (this) {
            case CREATED -> next == REQUIRES_ACTION || next == AUTHORIZED || next == DECLINED || next == VOIDED;
            case REQUIRES_ACTION -> next == AUTHORIZED || next == DECLINED || next == VOIDED;
            case AUTHORIZED -> next == PARTIALLY_CAPTURED || next == CAPTURED || next == VOIDED || next == AUTH_EXPIRED;
            case PARTIALLY_CAPTURED -> next == PARTIALLY_CAPTURED || next == CAPTURED;
            case CAPTURED -> next == PARTIALLY_REFUNDED || next == REFUNDED || next == CHARGED_BACK;
            case PARTIALLY_REFUNDED -> next == PARTIALLY_REFUNDED || next == REFUNDED || next == CHARGED_BACK;
            case REFUNDED, DECLINED, VOIDED, AUTH_EXPIRED, CHARGED_BACK -> false;
        };
    }

    /** The operator has not said yes or no. */
    public boolean isUndecided() {
        return this == CREATED || this == REQUIRES_ACTION;
    }
}
