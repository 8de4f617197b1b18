package org.entrepot.inventory.reservation;

/** What a reservation can be, and become. */
enum ReservationState {
    /** The order asks for stock. */
    REQUESTED,
    /** Every line is set aside, for a while. */
    RESERVED,
    /** Nothing was set aside: stock is short. */
    REJECTED,
    /** The order is confirmed; its units wait to be shipped. */
    COMMITTED,
    /** The last unit left with a parcel. */
    CONSUMED,
    /** The order ended; what was not shipped is for sale again. */
    RELEASED,
    /** The hold ran out; its units are for sale again. A late confirmation may still find units free. */
    EXPIRED;

    boolean mayBecome(ReservationState next) {
        return switch (this) {
            case REQUESTED -> next == RESERVED || next == REJECTED;
            case RESERVED -> next == COMMITTED || next == RELEASED || next == EXPIRED;
            case COMMITTED -> next == CONSUMED || next == RELEASED;
            case EXPIRED -> next == COMMITTED;
            case REJECTED, CONSUMED, RELEASED -> false;
        };
    }

    /** Whether it ended, or waits, with nothing set aside that a release could give back. */
    boolean hasNothingToRelease() {
        return switch (this) {
            case REJECTED, EXPIRED, RELEASED -> true;
            case REQUESTED, RESERVED, COMMITTED, CONSUMED -> false;
        };
    }
}
