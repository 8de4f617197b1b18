package org.entrepot.inventory.reservation;

import static org.entrepot.inventory.reservation.ReservationState.COMMITTED;
import static org.entrepot.inventory.reservation.ReservationState.CONSUMED;
import static org.entrepot.inventory.reservation.ReservationState.EXPIRED;
import static org.entrepot.inventory.reservation.ReservationState.REJECTED;
import static org.entrepot.inventory.reservation.ReservationState.RELEASED;
import static org.entrepot.inventory.reservation.ReservationState.REQUESTED;
import static org.entrepot.inventory.reservation.ReservationState.RESERVED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.entrepot.events.inventory.ReleaseReason;
import org.entrepot.events.inventory.ReservationEvent;
import org.entrepot.events.inventory.ReservationExpired;
import org.entrepot.events.inventory.StockCommitted;
import org.entrepot.events.inventory.StockConsumed;
import org.entrepot.events.inventory.StockReleased;
import org.entrepot.events.inventory.StockReservationRejected;
import org.entrepot.events.inventory.StockReservationRejected.Shortage;
import org.entrepot.events.inventory.StockReserved;
import org.entrepot.events.shipping.ShippingEvent;
import org.entrepot.inventory.stock.Place;
import org.entrepot.kit.Ids;
import org.entrepot.kit.problem.IllegalTransition;
import org.jspecify.annotations.Nullable;

/** Stock set aside for one order until its parcels leave, the order ends, or the hold runs out. */
final class Reservation {

    private final UUID id;
    private final UUID orderId;
    private ReservationState state;
    private @Nullable Instant heldUntil;
    private List<Allocation> allocations;

    Reservation(
            UUID id, UUID orderId, ReservationState state, @Nullable Instant heldUntil, List<Allocation> allocations) {
        this.id = id;
        this.orderId = orderId;
        this.state = state;
        this.heldUntil = heldUntil;
        this.allocations = List.copyOf(allocations);
    }

    static Reservation requestedBy(UUID orderId) {
        return new Reservation(Ids.next(), orderId, REQUESTED, null, List.of());
    }

    StockReserved hold(List<ReservationEvent.Line> lines, Instant until) {
        become(RESERVED);
        heldUntil = until;
        allocations = lines.stream().map(Allocation::of).toList();
        return new StockReserved(orderId, id, lines, until);
    }

    StockReservationRejected reject(List<Shortage> shortages) {
        become(REJECTED);
        return new StockReservationRejected(orderId, shortages);
    }

    /** The order is confirmed. A hold that had run out is taken up again, for the same units at the same places. */
    StockCommitted commit() {
        if (state == EXPIRED)
            allocations = allocations.stream().map(Allocation::reopen).toList();
        become(COMMITTED);
        return new StockCommitted(orderId, id, openLines());
    }

    /** The order ended: what has not left is for sale again. */
    StockReleased release(ReleaseReason reason) {
        become(RELEASED);
        var released = new StockReleased(orderId, id, openLines(), reason);
        closeAll();
        return released;
    }

    ReservationExpired expire() {
        become(EXPIRED);
        var expired = new ReservationExpired(orderId, id, openLines());
        closeAll();
        return expired;
    }

    /**
     * A parcel took these lines from this location.
     *
     * @param location absent when it was not told; then each line must be set aside at one location only
     */
    StockConsumed consume(UUID parcelId, List<ShippingEvent.Line> lines, @Nullable String location) {
        if (state != COMMITTED) throw new IllegalTransition(state, CONSUMED);
        var taken = lines.stream().map(line -> take(line, location)).toList();
        if (allocations.stream().noneMatch(Allocation::isOpen)) become(CONSUMED);
        return new StockConsumed(orderId, id, parcelId, taken);
    }

    private ReservationEvent.Line take(ShippingEvent.Line shipped, @Nullable String location) {
        var candidates = allocations.stream()
                .filter(allocation -> allocation.line() == shipped.line()
                        && allocation.place().sku().equals(shipped.sku())
                        && allocation.isOpen()
                        && (location == null || allocation.place().location().equals(location)))
                .toList();
        if (candidates.size() > 1) throw new ReservationRule.ShipmentUnknown(orderId);
        if (candidates.isEmpty() || candidates.getFirst().open() < shipped.quantity()) {
            throw new ReservationRule.MoreShippedThanHeld(orderId, shipped.line());
        }
        var from = candidates.getFirst();
        var rest = new ArrayList<>(allocations);
        rest.set(rest.indexOf(from), from.take(shipped.quantity()));
        allocations = List.copyOf(rest);
        return from.line(shipped.quantity());
    }

    private void become(ReservationState next) {
        if (!state.mayBecome(next)) throw new IllegalTransition(state, next);
        state = next;
    }

    private void closeAll() {
        allocations = allocations.stream().map(Allocation::close).toList();
    }

    private List<ReservationEvent.Line> openLines() {
        return allocations.stream()
                .filter(Allocation::isOpen)
                .map(Allocation::openLine)
                .toList();
    }

    UUID id() {
        return id;
    }

    UUID orderId() {
        return orderId;
    }

    ReservationState state() {
        return state;
    }

    @Nullable Instant heldUntil() {
        return heldUntil;
    }

    List<Allocation> allocations() {
        return allocations;
    }

    List<Place> places() {
        return allocations.stream().map(Allocation::place).toList();
    }
}
