package org.entrepot.order.order;

import static org.entrepot.order.order.OrderState.CANCELLED;
import static org.entrepot.order.order.OrderState.COMPLETED;
import static org.entrepot.order.order.OrderState.CONFIRMED;
import static org.entrepot.order.order.OrderState.EXPIRED;
import static org.entrepot.order.order.OrderState.ON_HOLD;
import static org.entrepot.order.order.OrderState.PENDING;
import static org.entrepot.order.order.OrderState.PROCESSING;
import static org.entrepot.order.order.OrderState.REJECTED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.entrepot.events.Fact;
import org.entrepot.events.FactName;
import org.entrepot.events.inventory.ReservationEvent;
import org.entrepot.events.order.CancelReason;
import org.entrepot.events.order.HoldReason;
import org.entrepot.events.order.OrderCancellationRequested;
import org.entrepot.events.order.OrderCancelled;
import org.entrepot.events.order.OrderCompleted;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.order.OrderExpired;
import org.entrepot.events.order.OrderHeld;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.events.order.OrderRejected;
import org.entrepot.events.order.OrderReleased;
import org.entrepot.events.order.RejectReason;
import org.entrepot.kit.problem.IllegalTransition;
import org.jspecify.annotations.Nullable;

/** What a customer ordered, from the click until every line is closed or the order ends before that. */
public final class Order {

    /** What changes, as it is kept. */
    public record Status(
            OrderState state,
            @Nullable OrderState heldFrom,
            @Nullable HoldReason holdReason,
            StockOutcome stock,
            int shipments,
            @Nullable CancelReason cancelAsked,
            @Nullable String endedWhy,
            int version) {}

    private final Placed placed;
    private final List<Step> steps = new ArrayList<>();
    private OrderState state;
    private @Nullable OrderState heldFrom;
    private @Nullable HoldReason holdReason;
    private StockOutcome stock;
    private int shipments;
    private @Nullable CancelReason cancelAsked;
    private @Nullable String endedWhy;
    private int version;
    private boolean forgetsMeans;

    public Order(Placed placed, Status status) {
        this.placed = placed;
        this.state = status.state();
        this.heldFrom = status.heldFrom();
        this.holdReason = status.holdReason();
        this.stock = status.stock();
        this.shipments = status.shipments();
        this.cancelAsked = status.cancelAsked();
        this.endedWhy = status.endedWhy();
        this.version = status.version();
    }

    /** The first step of every order. */
    static Step firstStep(Instant at, String actor) {
        return new Step(1, name(OrderPlaced.class), PENDING, PENDING, null, actor, at);
    }

    /** How every order starts. */
    static Status asPlaced() {
        return new Status(PENDING, null, null, StockOutcome.AWAITED, 0, null, null, 1);
    }

    /** Inventory set every line aside; one shipment will leave from each location. */
    public void isReserved(List<ReservationEvent.Line> lines, Instant at) {
        stockBecomes(StockOutcome.RESERVED, "stock.reserved", at);
        shipments = (int)
                lines.stream().map(ReservationEvent.Line::location).distinct().count();
    }

    public void isRefusedByInventory(Instant at) {
        stockBecomes(StockOutcome.REFUSED, "stock.reservation-rejected", at);
    }

    public void hasLostItsStock(Instant at) {
        stockBecomes(StockOutcome.LAPSED, "stock.reservation-expired", at);
    }

    public OrderConfirmed confirm(List<ReservationEvent.Line> allocation, Instant at) {
        become(CONFIRMED, OrderConfirmed.class, null, null, at);
        var lines = allocation.stream()
                .map(line -> new OrderConfirmed.Line(line.line(), line.sku(), line.quantity(), line.location()))
                .toList();
        var buyer = placed.buyer();
        return new OrderConfirmed(
                id(), buyer.customerId(), buyer.addressId(), buyer.country(), buyer.language(), lines, placed.total());
    }

    public OrderRejected reject(RejectReason reason, Instant at) {
        become(REJECTED, OrderRejected.class, reason.name(), null, at);
        endedWhy = reason.name();
        return new OrderRejected(id(), customerId(), reason);
    }

    public OrderExpired expire(Instant at) {
        become(EXPIRED, OrderExpired.class, null, null, at);
        return new OrderExpired(id(), customerId());
    }

    /** Shipping, which has the goods in hand, decides; asking again changes nothing. */
    public OrderCancellationRequested askToCancel(CancelReason reason, String actor, Instant at) {
        cancelAsked = reason;
        note(name(OrderCancellationRequested.class), reason.name(), actor, at);
        return new OrderCancellationRequested(id(), customerId(), reason);
    }

    /** The goods could not be stopped: the order goes on. */
    public void goesOnInspiteOfCancelling(String what, Instant at) {
        cancelAsked = null;
        note(what, null, null, at);
    }

    public OrderCancelled cancel(CancelReason reason, @Nullable String actor, Instant at) {
        become(CANCELLED, OrderCancelled.class, reason.name(), actor, at);
        endedWhy = reason.name();
        cancelAsked = null;
        return new OrderCancelled(id(), customerId(), reason);
    }

    public OrderHeld hold(HoldReason reason, @Nullable String actor, Instant at) {
        var from = state;
        become(ON_HOLD, OrderHeld.class, reason.name(), actor, at);
        heldFrom = from;
        holdReason = reason;
        return new OrderHeld(id(), reason);
    }

    public OrderReleased release(String actor, Instant at) {
        if (heldFrom == null) throw new OutOfTurn("releasing", state);
        become(heldFrom, OrderReleased.class, null, actor, at);
        return new OrderReleased(id());
    }

    /** A location may pick some of it. A held order learns of it, and goes on from there once it is released. */
    public void isInFulfilment(String what, Instant at) {
        switch (stage()) {
            case CONFIRMED -> {
                if (state == ON_HOLD) {
                    heldFrom = PROCESSING;
                    note(what, null, null, at);
                } else become(PROCESSING, what, null, null, at);
            }
            case PROCESSING -> note(what, null, null, at);
            case PENDING, ON_HOLD, COMPLETED, REJECTED, EXPIRED, CANCELLED -> throw new OutOfTurn(what, state);
        }
    }

    public OrderCompleted complete(Instant at) {
        become(COMPLETED, OrderCompleted.class, null, null, at);
        return new OrderCompleted(id(), customerId());
    }

    /** Something happened that moves no state of the order, and belongs to its history. */
    public void note(String what, @Nullable String reason, @Nullable String actor, Instant at) {
        steps.add(new Step(++version, what, state, state, reason, actor, at));
    }

    /** The operator knows the means of payment by now; here they are not needed any more. */
    public void forgetMeansOfPayment() {
        forgetsMeans = true;
    }

    /** @throws OutOfTurn when nothing of it may be on its way, because it was never confirmed */
    public void mustHaveBeenConfirmed(String what) {
        switch (stage()) {
            case PENDING, REJECTED, EXPIRED, ON_HOLD -> throw new OutOfTurn(what, state);
            case CONFIRMED, PROCESSING, COMPLETED, CANCELLED -> {
                // Its goods may still be spoken of.
            }
        }
    }

    /** The state, or for a held order the one that it goes back to. */
    public OrderState stage() {
        return heldFrom == null ? state : heldFrom;
    }

    public boolean isHeld() {
        return state == ON_HOLD;
    }

    public UUID id() {
        return placed.id();
    }

    public UUID customerId() {
        return placed.buyer().customerId();
    }

    public Placed placed() {
        return placed;
    }

    public OrderState state() {
        return state;
    }

    public StockOutcome stock() {
        return stock;
    }

    /** How many shipments the reservation asks for. */
    public int shipments() {
        return shipments;
    }

    public @Nullable CancelReason cancelAsked() {
        return cancelAsked;
    }

    public Status status() {
        return new Status(state, heldFrom, holdReason, stock, shipments, cancelAsked, endedWhy, version);
    }

    boolean isChanged() {
        return forgetsMeans || !steps.isEmpty();
    }

    /** Whether what the customer pays with is to be erased. */
    boolean forgetsMeansOfPayment() {
        return forgetsMeans || state.isEnd();
    }

    /** What happened to it since it was loaded. */
    public List<Step> steps() {
        return List.copyOf(steps);
    }

    private void stockBecomes(StockOutcome next, String what, Instant at) {
        var possible = switch (next) {
            case RESERVED, REFUSED -> stock == StockOutcome.AWAITED;
            case LAPSED -> stock == StockOutcome.RESERVED;
            case AWAITED -> false;
        };
        if (stage() != PENDING || !possible) throw new OutOfTurn(what, state);
        stock = next;
        note(what, null, null, at);
    }

    private void become(
            OrderState next, Class<? extends Fact> fact, @Nullable String reason, @Nullable String actor, Instant at) {
        become(next, name(fact), reason, actor, at);
    }

    private void become(OrderState next, String what, @Nullable String reason, @Nullable String actor, Instant at) {
        if (!state.mayBecome(next)) throw new IllegalTransition(state, next);
        steps.add(new Step(++version, what, state, next, reason, actor, at));
        if (state == ON_HOLD) {
            heldFrom = null;
            holdReason = null;
        }
        state = next;
    }

    private static String name(Class<? extends Fact> fact) {
        return fact.getAnnotation(FactName.class).value();
    }
}
