package org.entrepot.shipping.tracking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrepot.events.shipping.ParcelDelayed;
import org.entrepot.events.shipping.ParcelDelivered;
import org.entrepot.events.shipping.ParcelDeliveryFailed;
import org.entrepot.events.shipping.ParcelInTransit;
import org.entrepot.events.shipping.ParcelLost;
import org.entrepot.events.shipping.ParcelOutForDelivery;
import org.entrepot.events.shipping.ParcelReturnedToSender;
import org.entrepot.events.shipping.ShippingEvent;
import org.entrepot.events.shipping.ShippingEvent.Line;
import org.entrepot.shipping.parcel.ParcelState;
import org.entrepot.shipping.shipment.ShipmentState;
import org.jspecify.annotations.Nullable;

/** A parcel in the carrier's hands. It goes where the carrier's word leads, but never backwards, in time or in state. */
final class TrackedParcel {

    private final Box box;
    private final String carrier;
    private final String trackingNumber;
    private final ShipmentState shipment;
    private ParcelState state;
    private @Nullable Instant lastSeenAt;
    private boolean moved;

    /** Which parcel, and what lies in it. */
    record Box(UUID parcelId, UUID shipmentId, UUID orderId, List<Line> lines) {}

    /** Where it was last. */
    record Position(ParcelState state, @Nullable Instant lastSeenAt) {}

    TrackedParcel(Box box, String carrier, String trackingNumber, ShipmentState shipment, Position position) {
        this.box = box;
        this.carrier = carrier;
        this.trackingNumber = trackingNumber;
        this.shipment = shipment;
        this.state = position.state();
        this.lastSeenAt = position.lastSeenAt();
    }

    /** The carrier speaks of it already, but our own record of the hand-over is not written yet. */
    boolean waitsForHandOver() {
        return switch (shipment) {
            case PENDING, RELEASED, PICKED, PACKED, LABELLED, MANIFESTED -> true;
            case SHIPPED, DELIVERED, CANCELLED -> false;
        };
    }

    /**
     * Whether this word moves it: it was handed over, and the word is neither late nor a step back. A carrier cannot cancel
     * what it has: that word ends nothing, and those that come after it count.
     */
    boolean follows(ParcelState next, Instant at) {
        var handedOver = shipment == ShipmentState.SHIPPED || shipment == ShipmentState.DELIVERED;
        var late = lastSeenAt != null && at.isBefore(lastSeenAt);
        return handedOver && !late && next != ParcelState.CANCELLED && state.mayBecome(next);
    }

    /** It is there now; what the others must know is told. */
    Optional<ShippingEvent> move(ParcelState next, Instant at) {
        if (!follows(next, at)) throw new IllegalStateException("a parcel does not go from " + state + " to " + next);
        state = next;
        lastSeenAt = at;
        moved = true;
        return Optional.ofNullable(fact(at));
    }

    boolean isDelivered() {
        return state == ParcelState.DELIVERED;
    }

    boolean hasMoved() {
        return moved;
    }

    Box box() {
        return box;
    }

    /** As its carrier knows it, and no other parcel of any carrier. */
    String number() {
        return carrier + "/" + trackingNumber;
    }

    ParcelState state() {
        return state;
    }

    @Nullable Instant lastSeenAt() {
        return lastSeenAt;
    }

    ShipmentState shipment() {
        return shipment;
    }

    private @Nullable ShippingEvent fact(Instant at) {
        var order = box.orderId();
        var shipped = box.shipmentId();
        var parcel = box.parcelId();
        return switch (state) {
            case IN_TRANSIT -> new ParcelInTransit(order, shipped, parcel, trackingNumber, at);
            case OUT_FOR_DELIVERY -> new ParcelOutForDelivery(order, shipped, parcel, trackingNumber, at);
            case DELIVERED -> new ParcelDelivered(order, shipped, parcel, trackingNumber, at, box.lines());
            case DELAYED -> new ParcelDelayed(order, shipped, parcel, trackingNumber, at);
            case DELIVERY_FAILED -> new ParcelDeliveryFailed(order, shipped, parcel, trackingNumber, at);
            case RETURN_TO_SENDER -> new ParcelReturnedToSender(order, shipped, parcel, trackingNumber, at);
            case LOST -> new ParcelLost(order, shipped, parcel, trackingNumber, at);
            case PRE_TRANSIT, PICKED_UP, READY_FOR_PICKUP, ON_HOLD, CANCELLED, UNKNOWN -> null;
        };
    }
}
