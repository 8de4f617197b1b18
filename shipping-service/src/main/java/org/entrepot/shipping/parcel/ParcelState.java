package org.entrepot.shipping.parcel;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where a parcel is, in the one vocabulary that all carriers' words are put into. A parcel never goes backwards. */
public enum ParcelState {
    PRE_TRANSIT,
    PICKED_UP,
    IN_TRANSIT,
    OUT_FOR_DELIVERY,
    DELIVERED,
    /** At the carrier's own pickup point. */
    READY_FOR_PICKUP,
    ON_HOLD,
    DELAYED,
    DELIVERY_FAILED,
    RETURN_TO_SENDER,
    LOST,
    CANCELLED,
    /** A carrier's word that we do not understand: kept with what was heard, but no parcel is ever in it. */
    UNKNOWN;

    private static final Set<ParcelState> ON_THE_WAY = EnumSet.of(
            IN_TRANSIT,
            OUT_FOR_DELIVERY,
            DELIVERED,
            READY_FOR_PICKUP,
            ON_HOLD,
            DELAYED,
            DELIVERY_FAILED,
            RETURN_TO_SENDER,
            LOST);

    public boolean mayBecome(ParcelState next) {
        return switch (this) {
            case PRE_TRANSIT -> next == PICKED_UP || next == CANCELLED || ON_THE_WAY.contains(next);
            case PICKED_UP -> ON_THE_WAY.contains(next);
            case IN_TRANSIT, ON_HOLD, DELAYED, DELIVERY_FAILED -> next != this && ON_THE_WAY.contains(next);
            case OUT_FOR_DELIVERY, READY_FOR_PICKUP -> next != this && next != IN_TRANSIT && ON_THE_WAY.contains(next);
            // What was given up for lost may turn up, at the customer's or with us.
            case LOST -> next == DELIVERED || next == RETURN_TO_SENDER;
            case DELIVERED, RETURN_TO_SENDER, CANCELLED, UNKNOWN -> false;
        };
    }

    /** What a carrier's word means to us; {@link #UNKNOWN} for one that we never heard. */
    public static ParcelState of(String word) {
        try {
            return valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException neverHeard) {
            return UNKNOWN;
        }
    }
}
