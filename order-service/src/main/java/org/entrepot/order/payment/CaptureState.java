package org.entrepot.order.payment;

/** Where the money for one parcel stands. */
public enum CaptureState {
    REQUESTED,
    CAPTURED,
    /** The operator will not; a person must see to it. */
    MANUAL_REQUIRED;

    boolean mayBecome(CaptureState next) {
        return switch (this) {
            case REQUESTED -> next == CAPTURED || next == MANUAL_REQUIRED;
            case MANUAL_REQUIRED -> next == REQUESTED || next == CAPTURED;
            case CAPTURED -> false;
        };
    }
}
