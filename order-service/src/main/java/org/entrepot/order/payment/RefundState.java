package org.entrepot.order.payment;

/** Where one refund stands. A failed refund is not a refund: a person must see to it. */
public enum RefundState {
    REQUESTED,
    /** The operator is at it. */
    PENDING,
    SETTLED,
    FAILED,
    MANUAL_REQUIRED,
    REVERSED;

    boolean mayBecome(RefundState next) {
        return switch (this) {
            case REQUESTED -> next == PENDING || next == SETTLED || next == FAILED;
            case PENDING -> next == SETTLED || next == FAILED;
            case SETTLED -> next == REVERSED;
            case FAILED -> next == MANUAL_REQUIRED;
            case MANUAL_REQUIRED -> next == REQUESTED || next == SETTLED;
            case REVERSED -> false;
        };
    }
}
