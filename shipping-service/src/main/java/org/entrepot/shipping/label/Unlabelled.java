package org.entrepot.shipping.label;

import static org.entrepot.shipping.shipment.ShipmentState.LABELLED;

import java.util.List;
import org.entrepot.kit.problem.BrokenRule;
import org.entrepot.kit.problem.IllegalTransition;
import org.entrepot.shipping.carrier.ComeBackLater;
import org.entrepot.shipping.shipment.Shipment;
import org.entrepot.shipping.shipment.ShipmentState;
import org.jspecify.annotations.Nullable;

/**
 * A shipment at the label printer.
 *
 * @param carrier of the labels that are being bought already
 * @param weights of its parcels that were on the scales, in grams
 * @param parcels how many parcels it has
 */
record Unlabelled(
        ShipmentState state,
        boolean held,
        @Nullable String carrier,
        @Nullable String service,
        String country,
        boolean addressIsHere,
        List<Integer> weights,
        int parcels) {

    boolean isLabelled() {
        return state == LABELLED;
    }

    boolean isClaimed() {
        return carrier != null;
    }

    void mustBeReady() {
        if (!state.mayBecome(LABELLED)) throw new IllegalTransition(state, LABELLED);
        if (held) throw new Shipment.OrderOnHold();
        if (weights.size() < parcels) throw new NotWeighed();
        if (!addressIsHere) throw new AddressNotHere();
    }

    /** Labels that are bought, or being bought, are of one carrier and service. */
    void mustAgreeWith(Choice asked) {
        if (!asked.agreesWith(carrier, service)) throw new OtherLabelChosen(carrier, service);
    }

    /** A label says what the parcel weighs. */
    static final class NotWeighed extends BrokenRule {
        NotWeighed() {
            super(409, "parcel-not-weighed", "A parcel was not on the scales yet.");
        }
    }

    /** The order was confirmed a moment ago, and its address is still on the way to us. */
    static final class AddressNotHere extends ComeBackLater {
        AddressNotHere() {
            super(409, "address-not-here", "The address is still being fetched.");
        }
    }

    /** The carrier that somebody else was asking just now said no. */
    static final class ClaimGone extends ComeBackLater {
        ClaimGone() {
            super(409, "label-refused-meanwhile", "The carrier that was being asked refused; ask again.");
        }
    }

    /** Somebody chose another carrier or service before. */
    static final class OtherLabelChosen extends BrokenRule {
        OtherLabelChosen(@Nullable String carrier, @Nullable String service) {
            super(
                    409,
                    "other-label-chosen",
                    "Labels of another carrier or service are bought, or being bought, already.");
            say("carrier", String.valueOf(carrier));
            say("service", String.valueOf(service));
        }
    }
}
