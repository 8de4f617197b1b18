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
            // Money may still come another way.
            case VOIDED -> next == CAPTURED;
            case REFUNDED -> next == PARTIALLY_REFUNDED;
            case DECLINED, AUTH_EXPIRED, CHARGED_BACK -> false;
        };
    }

    /** The next state on the way to where these sums belong; this one when they belong here. */
    PaymentState towards(Sums sums) {
        return switch (this) {
            case AUTHORIZED -> sums.taken() > 0 ? taken(sums) : sums.held() > 0 ? this : VOIDED;
            case PARTIALLY_CAPTURED -> taken(sums);
            case VOIDED -> sums.taken() > 0 ? CAPTURED : this;
            case CAPTURED, PARTIALLY_REFUNDED, REFUNDED -> sums.givenBack() > 0 ? givenBack(sums) : this;
            case CREATED, REQUIRES_ACTION, DECLINED, AUTH_EXPIRED, CHARGED_BACK -> this;
        };
    }

    private static PaymentState taken(Sums sums) {
        return sums.held() > 0 ? PARTIALLY_CAPTURED : CAPTURED;
    }

    private static PaymentState givenBack(Sums sums) {
        return sums.givenBack() == sums.taken() ? REFUNDED : PARTIALLY_REFUNDED;
    }

    /** The operator has not said yes or no. */
    public boolean isUndecided() {
        return this == CREATED || this == REQUIRES_ACTION;
    }
}
