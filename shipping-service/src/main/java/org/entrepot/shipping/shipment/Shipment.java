package org.entrepot.shipping.shipment;

import static org.entrepot.shipping.shipment.ShipmentState.CANCELLED;
import static org.entrepot.shipping.shipment.ShipmentState.LABELLED;
import static org.entrepot.shipping.shipment.ShipmentState.PACKED;
import static org.entrepot.shipping.shipment.ShipmentState.PENDING;
import static org.entrepot.shipping.shipment.ShipmentState.PICKED;
import static org.entrepot.shipping.shipment.ShipmentState.RELEASED;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.shipping.ShipmentCancellationRefused;
import org.entrepot.events.shipping.ShipmentCancelled;
import org.entrepot.events.shipping.ShipmentPacked;
import org.entrepot.events.shipping.ShipmentPicked;
import org.entrepot.events.shipping.ShipmentReleased;
import org.entrepot.events.shipping.ShippingEvent.Line;
import org.entrepot.kit.Ids;
import org.entrepot.kit.problem.BrokenRule;
import org.entrepot.kit.problem.IllegalTransition;
import org.entrepot.shipping.parcel.Parcel;
import org.jspecify.annotations.Nullable;

/** What one location sends to one order's address: ours to stop until it is on a manifest. */
public final class Shipment {

    private final UUID id;
    private final UUID orderId;
    private final String location;
    private final Destination destination;
    private final List<Line> lines;
    private final long version;
    private Progress progress;

    /** Where it goes; the address itself is looked up by its id when a label is bought. */
    public record Destination(UUID addressId, String country) {}

    /** How far it came, and with whom it travels once a label is being bought. */
    record Progress(
            ShipmentState state,
            boolean held,
            @Nullable String carrier,
            @Nullable String service,
            @Nullable UUID manifestId) {}

    Shipment(
            UUID id,
            UUID orderId,
            String location,
            Destination destination,
            List<Line> lines,
            Progress progress,
            long version) {
        this.id = id;
        this.orderId = orderId;
        this.location = location;
        this.destination = destination;
        this.lines = List.copyOf(lines);
        this.progress = progress;
        this.version = version;
    }

    /** One shipment for each location that has lines of the order. */
    static List<Shipment> allOf(OrderConfirmed order, boolean held) {
        var byLocation = new TreeMap<String, List<Line>>();
        for (var line : order.lines()) {
            byLocation
                    .computeIfAbsent(line.location(), location -> new ArrayList<>())
                    .add(new Line(line.line(), line.sku(), line.quantity()));
        }
        var destination = new Destination(order.addressId(), order.country());
        var progress = new Progress(PENDING, held, null, null, null);
        return byLocation.entrySet().stream()
                .map(entry -> new Shipment(
                        Ids.next(),
                        order.orderId(),
                        entry.getKey(),
                        destination,
                        Contents.merged(entry.getValue()),
                        progress,
                        1))
                .toList();
    }

    ShipmentReleased release() {
        go(RELEASED);
        return new ShipmentReleased(orderId, id, location, destination.addressId(), destination.country(), lines);
    }

    ShipmentPicked pick() {
        go(PICKED);
        return new ShipmentPicked(orderId, id, lines);
    }

    /** The fact is told as soon as each box was on the scales. */
    Optional<ShipmentPacked> pack(List<Parcel> parcels) {
        go(PACKED);
        return packed(parcels);
    }

    /** A box was on the scales, before a label was bought for what it weighs. */
    Optional<ShipmentPacked> weighed(List<Parcel> parcels) {
        if (progress.state() != PACKED) throw new IllegalTransition(progress.state(), PACKED);
        if (progress.carrier() != null) throw new LabelBeingBought();
        return packed(parcels);
    }

    /** Its labels are there. */
    public void label() {
        // What comes off a slip becomes labelled as well, but with the label that it has.
        if (progress.state() != PACKED) throw new IllegalTransition(progress.state(), LABELLED);
        go(LABELLED);
    }

    public boolean isOn(UUID manifestId) {
        return manifestId.equals(progress.manifestId());
    }

    /** It comes off its slip, which the carrier does not have yet, and lies in the bin again. */
    public void comeOffSlip() {
        become(LABELLED);
        progress = new Progress(LABELLED, progress.held(), progress.carrier(), progress.service(), null);
    }

    /** No step is taken until the order is released, unless it is too late to stop it. Says whether that changed anything. */
    boolean hold() {
        if (progress.held() || !progress.state().mayBecome(CANCELLED)) return false;
        progress = new Progress(progress.state(), true, progress.carrier(), progress.service(), progress.manifestId());
        return true;
    }

    /** Goes on; what waited for its release gives the fact of it. */
    Optional<ShipmentReleased> letGo() {
        progress = new Progress(progress.state(), false, progress.carrier(), progress.service(), progress.manifestId());
        return progress.state() == PENDING ? Optional.of(release()) : Optional.empty();
    }

    /** It will not leave; a hold ends with it. */
    public ShipmentCancelled cancel() {
        become(CANCELLED);
        progress = new Progress(CANCELLED, false, progress.carrier(), progress.service(), progress.manifestId());
        return new ShipmentCancelled(orderId, id);
    }

    public boolean canBeCancelled() {
        return progress.state().mayBecome(CANCELLED);
    }

    public boolean isCancelled() {
        return progress.state() == CANCELLED;
    }

    public ShipmentCancellationRefused refuseCancellation() {
        return new ShipmentCancellationRefused(orderId, id);
    }

    public UUID id() {
        return id;
    }

    public UUID orderId() {
        return orderId;
    }

    public String location() {
        return location;
    }

    public Destination destination() {
        return destination;
    }

    public List<Line> lines() {
        return lines;
    }

    public ShipmentState state() {
        return progress.state();
    }

    public boolean isHeld() {
        return progress.held();
    }

    Progress progress() {
        return progress;
    }

    long version() {
        return version;
    }

    private Optional<ShipmentPacked> packed(List<Parcel> parcels) {
        if (parcels.stream().anyMatch(parcel -> parcel.weightGrams() == null)) return Optional.empty();
        var packed = parcels.stream()
                .map(parcel -> new ShipmentPacked.Packed(parcel.id(), parcel.weightGrams(), parcel.lines()))
                .toList();
        return Optional.of(new ShipmentPacked(orderId, id, packed));
    }

    /** A step of the warehouse: none while the order is held. */
    private void go(ShipmentState next) {
        if (!progress.state().mayBecome(next)) throw new IllegalTransition(progress.state(), next);
        if (progress.held()) throw new OrderOnHold();
        become(next);
    }

    private void become(ShipmentState next) {
        if (!progress.state().mayBecome(next)) throw new IllegalTransition(progress.state(), next);
        progress = new Progress(next, progress.held(), progress.carrier(), progress.service(), progress.manifestId());
    }

    /** The order stands still until a person releases it. */
    public static final class OrderOnHold extends BrokenRule {
        public OrderOnHold() {
            super(409, "order-on-hold", "The order is held; wait until it is released.");
        }
    }

    /** A label says what the parcel weighs, so the weight stays as it is. */
    static final class LabelBeingBought extends BrokenRule {
        LabelBeingBought() {
            super(409, "label-being-bought", "A label is being bought for the weight that was given.");
        }
    }
}
