package org.entrepot.returns.rma;

/** Where a return stands, and where it may go from there. */
enum ReturnState {
    REQUESTED,
    INFO_REQUIRED,
    DECLINED,
    APPROVED,
    CANCELLED,
    EXPIRED,
    IN_TRANSIT,
    RECEIVED,
    INSPECTING,
    INSPECTED,
    RESOLVED,
    CLOSED;

    boolean mayBecome(ReturnState next) {
        return switch (this) {
            case REQUESTED -> next == INFO_REQUIRED || next == DECLINED || next == APPROVED;
            case INFO_REQUIRED -> next == REQUESTED;
            // Straight to the end goes only what was lost: there is nothing to receive.
            case APPROVED -> next == IN_TRANSIT || next == EXPIRED || next == CANCELLED || next == RESOLVED;
            // What comes late was on its way all the same.
            case EXPIRED -> next == IN_TRANSIT;
            case IN_TRANSIT -> next == RECEIVED;
            case RECEIVED -> next == INSPECTING;
            case INSPECTING -> next == INSPECTED;
            case INSPECTED -> next == RESOLVED;
            case RESOLVED -> next == CLOSED;
            case DECLINED, CANCELLED, CLOSED -> false;
        };
    }
}
