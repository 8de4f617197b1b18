package org.entrepot.shipping.label;

import static org.entrepot.shipping.shipment.ShipmentState.LABELLED;
import static org.entrepot.shipping.shipment.ShipmentState.PACKED;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.entrepot.kit.problem.BrokenRule;
import org.entrepot.kit.problem.IllegalTransition;
import org.entrepot.shipping.address.Address;
import org.entrepot.shipping.carrier.ComeBackLater;
import org.entrepot.shipping.parcel.Parcel;
import org.entrepot.shipping.shipment.Shipment;
import org.entrepot.shipping.shipment.ShipmentState;
import org.jspecify.annotations.Nullable;

/**
 * A shipment at the label printer.
 *
 * @param progress how far it came
 * @param address where it goes; absent while it is being fetched
 * @param boxes all that are packed, with the labels that are bought or being bought
 */
record Unlabelled(
        UUID id,
        UUID orderId,
        String location,
        String country,
        Progress progress,
        @Nullable Address address,
        List<Boxed> boxes) {

    /**
     * How far it came.
     *
     * @param chosen the carrier and service of the labels that are being bought already
     */
    record Progress(
            ShipmentState state, boolean held, @Nullable Choice chosen) {}

    /** One of its boxes. */
    record Boxed(Parcel parcel, LabelOrder.@Nullable Label label) {}

    boolean isLabelled() {
        return progress.state() == LABELLED;
    }

    boolean isClaimed() {
        return progress.chosen() != null;
    }

    /** Of those of its boxes that were on the scales, in grams. */
    List<Integer> weights() {
        return boxes.stream()
                .map(box -> box.parcel().weightGrams())
                .filter(Objects::nonNull)
                .toList();
    }

    int parcels() {
        return boxes.size();
    }

    void mustBeReady() {
        // What comes off a slip becomes labelled as well, but with the label that it has.
        if (progress.state() != PACKED) throw new IllegalTransition(progress.state(), LABELLED);
        if (progress.held()) throw new Shipment.OrderOnHold();
        if (weights().size() < parcels()) throw new NotWeighed();
        if (address == null) throw new AddressNotHere();
    }

    /** Labels that are bought, or being bought, are of one carrier and service. */
    void mustAgreeWith(Choice asked) {
        var chosen = progress.chosen() == null ? new Choice(null, null) : progress.chosen();
        if (!asked.agreesWith(chosen.carrier(), chosen.service()))
            throw new OtherLabelChosen(chosen.carrier(), chosen.service());
    }

    /** The same with a label of this choice claimed for each box. */
    Unlabelled claimed(Choice choice) {
        var labelled = boxes.stream()
                .map(box -> new Boxed(box.parcel(), LabelOrder.Label.claimed(choice)))
                .toList();
        var moved = new Progress(progress.state(), progress.held(), choice);
        return new Unlabelled(id, orderId, location, country, moved, address, labelled);
    }

    /** What is bought for it. */
    List<LabelOrder> orders() {
        var to = Objects.requireNonNull(address);
        return boxes.stream()
                .filter(box -> box.label() != null)
                .map(box -> new LabelOrder(box.label(), in(box.parcel()), to))
                .toList();
    }

    private LabelOrder.Box in(Parcel parcel) {
        return new LabelOrder.Box(parcel.id(), id, orderId, location, Objects.requireNonNull(parcel.weightGrams()));
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
