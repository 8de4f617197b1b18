package org.entrepot.order.order;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What became of an order's goods so far: shipments, parcels and returns, as shipping and returns said it. */
public final class Fulfilment {

    public enum ShipmentFate {
        RELEASED,
        CANCELLED,
        /** It was to be cancelled, and could not be stopped. */
        NOT_CANCELLED
    }

    public enum ParcelFate {
        SHIPPED,
        DELIVERED,
        LOST,
        RETURNED_TO_SENDER
    }

    /** @param location absent when it was cancelled before it was ever released */
    public record Shipment(UUID id, @Nullable String location, List<Units> lines, ShipmentFate fate) {}

    public record Parcel(
            UUID id,
            UUID shipmentId,
            List<Units> lines,
            ParcelFate fate,
            Instant shippedAt,
            @Nullable Instant closedAt) {}

    public record Return(UUID id, List<Units> lines, boolean resolved) {}

    private final Map<UUID, Shipment> shipments = new LinkedHashMap<>();
    private final Map<UUID, Parcel> parcels = new LinkedHashMap<>();
    private final Map<UUID, Return> returns = new LinkedHashMap<>();
    private final Map<UUID, Object> changed = new LinkedHashMap<>();

    public Fulfilment(Collection<Shipment> shipments, Collection<Parcel> parcels, Collection<Return> returns) {
        shipments.forEach(shipment -> this.shipments.put(shipment.id(), shipment));
        parcels.forEach(parcel -> this.parcels.put(parcel.id(), parcel));
        returns.forEach(back -> this.returns.put(back.id(), back));
    }

    public static Fulfilment none() {
        return new Fulfilment(List.of(), List.of(), List.of());
    }

    public void released(UUID shipmentId, String location, List<Units> lines) {
        keep(new Shipment(shipmentId, location, lines, ShipmentFate.RELEASED));
    }

    public void cancelled(UUID shipmentId) {
        keep(fated(shipmentId, ShipmentFate.CANCELLED));
    }

    public void notCancelled(UUID shipmentId) {
        keep(fated(shipmentId, ShipmentFate.NOT_CANCELLED));
    }

    public void shipped(UUID parcelId, UUID shipmentId, List<Units> lines, Instant at) {
        keep(new Parcel(parcelId, shipmentId, lines, ParcelFate.SHIPPED, at, null));
    }

    /** False when no such parcel was shipped. */
    public boolean ended(UUID parcelId, ParcelFate fate, Instant at) {
        var parcel = parcels.get(parcelId);
        if (parcel == null) return false;
        keep(new Parcel(parcelId, parcel.shipmentId(), parcel.lines(), fate, parcel.shippedAt(), at));
        return true;
    }

    public void returned(UUID returnId, List<Units> lines, boolean resolved) {
        var known = returns.get(returnId);
        var back = new Return(
                returnId,
                lines.isEmpty() && known != null ? known.lines() : lines,
                resolved || known != null && known.resolved());
        returns.put(returnId, back);
        changed.put(returnId, back);
    }

    public boolean knowsParcel(UUID parcelId) {
        return parcels.containsKey(parcelId);
    }

    public boolean hasShipped() {
        return !parcels.isEmpty();
    }

    /** Whether nothing will leave: every shipment that there will be was stopped. */
    public boolean isWhollyCancelled(int expected) {
        return shipments.size() >= expected
                && shipments.values().stream().allMatch(shipment -> shipment.fate() == ShipmentFate.CANCELLED);
    }

    /** Whether some of so many units have neither left nor been stopped. */
    public boolean mayStillLeave(int units) {
        return Units.all(shippedUnits()) + Units.all(cancelledUnits()) < units;
    }

    /**
     * Whether so many units are all with the customer, cancelled, or settled as a return after they went astray. Line by
     * line: what a customer sends back of one does not settle what the carrier lost of another.
     */
    public boolean closes(int units) {
        var delivered = Units.all(inParcels(Set.of(ParcelFate.DELIVERED)));
        return delivered + Units.all(cancelledUnits()) + settledAstray() >= units;
    }

    private int settledAstray() {
        var astray = inParcels(Set.of(ParcelFate.LOST, ParcelFate.RETURNED_TO_SENDER));
        var settled = inReturns(Return::resolved);
        return astray.stream()
                .map(Units::line)
                .distinct()
                .mapToInt(line -> Math.min(Units.of(line, astray), Units.of(line, settled)))
                .sum();
    }

    /** Whether these units of a return, together with all other returns, are known to have left. */
    public boolean knowsAsShipped(UUID returnId, List<Units> units) {
        var shipped = shippedUnits();
        var others = inReturns(back -> !back.id().equals(returnId));
        return units.stream()
                .allMatch(some ->
                        Units.of(some.line(), units) + Units.of(some.line(), others) <= Units.of(some.line(), shipped));
    }

    List<Units> releasedUnits() {
        return shipments.values().stream()
                .filter(shipment -> shipment.fate() != ShipmentFate.CANCELLED)
                .flatMap(shipment -> shipment.lines().stream())
                .toList();
    }

    List<Units> cancelledUnits() {
        return shipments.values().stream()
                .filter(shipment -> shipment.fate() == ShipmentFate.CANCELLED)
                .flatMap(shipment -> shipment.lines().stream())
                .toList();
    }

    /** The units of all parcels that have left. */
    public List<Units> shippedUnits() {
        return inParcels(Set.of(ParcelFate.values()));
    }

    List<Units> deliveredUnits() {
        return inParcels(Set.of(ParcelFate.DELIVERED));
    }

    List<Units> returnedUnits() {
        return inReturns(back -> true);
    }

    public List<Parcel> parcels() {
        return List.copyOf(parcels.values());
    }

    List<Shipment> changedShipments() {
        return changedOf(Shipment.class);
    }

    List<Parcel> changedParcels() {
        return changedOf(Parcel.class);
    }

    List<Return> changedReturns() {
        return changedOf(Return.class);
    }

    private <T> List<T> changedOf(Class<T> type) {
        return changed.values().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private Shipment fated(UUID shipmentId, ShipmentFate fate) {
        var known = shipments.get(shipmentId);
        return known == null
                ? new Shipment(shipmentId, null, List.of(), fate)
                : new Shipment(shipmentId, known.location(), known.lines(), fate);
    }

    private void keep(Shipment shipment) {
        shipments.put(shipment.id(), shipment);
        changed.put(shipment.id(), shipment);
    }

    private void keep(Parcel parcel) {
        parcels.put(parcel.id(), parcel);
        changed.put(parcel.id(), parcel);
    }

    private List<Units> inParcels(Set<ParcelFate> fates) {
        return parcels.values().stream()
                .filter(parcel -> fates.contains(parcel.fate()))
                .flatMap(parcel -> parcel.lines().stream())
                .toList();
    }

    private List<Units> inReturns(Predicate<Return> which) {
        return returns.values().stream()
                .filter(which)
                .flatMap(back -> back.lines().stream())
                .toList();
    }
}
