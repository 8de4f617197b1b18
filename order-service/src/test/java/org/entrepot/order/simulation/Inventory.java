package org.entrepot.order.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.inventory.ReservationEvent;
import org.entrepot.events.inventory.ReservationExpired;
import org.entrepot.events.inventory.StockReservationRejected;
import org.entrepot.events.inventory.StockReserved;
import org.entrepot.events.order.OrderCancelled;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.order.OrderEvent;
import org.entrepot.events.order.OrderExpired;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.events.order.OrderRejected;
import org.entrepot.events.order.PaymentAuthorized;
import org.entrepot.events.shipping.ParcelShipped;

/** Inventory as it behaves: all lines or none, holds that run out, a late confirmation that finds its units or does not. */
final class Inventory {

    private static final long HOLD = 15 * 60_000;
    private static final long AFTER_PAY_BY = 2 * 60_000;

    enum State {
        RESERVED,
        REJECTED,
        COMMITTED,
        CONSUMED,
        RELEASED,
        EXPIRED
    }

    static final class Reservation {
        State state = State.REJECTED;
        List<ReservationEvent.Line> lines = List.of();
        long heldUntil;
        int reserved;
        int released;
        int consumed;
        boolean lost;
    }

    private final World world;
    private final Map<String, Integer> free = new HashMap<>();
    private final Map<UUID, Reservation> reservations = new HashMap<>();

    Inventory(World world) {
        this.world = world;
        for (var n = 1; n <= People.ARTICLES; n++) free.put("SKU-" + n, world.chance(0.3) ? 3 : 1_000);
    }

    Reservation of(UUID order) {
        return reservations.get(order);
    }

    void hear(OrderEvent fact) {
        switch (fact) {
            case OrderPlaced it -> reserve(it);
            case PaymentAuthorized it -> extend(it.orderId());
            case OrderConfirmed it -> commit(it.orderId());
            case OrderCancelled it -> release(it.orderId());
            case OrderRejected it -> release(it.orderId());
            case OrderExpired it -> release(it.orderId());
            default -> {
                // Not its business.
            }
        }
    }

    /** A parcel can overtake the order's own facts: then it waits for them. */
    void hear(ParcelShipped parcel) {
        var it = reservations.get(parcel.orderId());
        switch (it.state) {
            case RESERVED, EXPIRED -> {
                if (world.agenda.now() < People.THE_END) world.agenda.in(60_000, () -> hear(parcel));
            }
            case COMMITTED -> {
                for (var line : parcel.lines()) it.consumed += line.quantity();
                if (it.consumed > it.reserved - it.released) offend(parcel.orderId(), "more consumed than reserved");
                if (it.consumed == it.reserved - it.released) it.state = State.CONSUMED;
            }
            case REJECTED, CONSUMED, RELEASED -> offend(parcel.orderId(), "a parcel took units that are " + it.state);
        }
    }

    private void reserve(OrderPlaced order) {
        var it = new Reservation();
        reservations.put(order.orderId(), it);
        var wanted = new HashMap<String, Integer>();
        for (var line : order.lines()) {
            if (wanted.merge(line.sku(), line.quantity(), Integer::sum) <= free.get(line.sku())) continue;
            var shortage = new StockReservationRejected.Shortage(line.line(), line.sku(), line.quantity(), 0);
            var rejected = new StockReservationRejected(order.orderId(), List.of(shortage));
            world.publish(World.INVENTORY, order.orderId(), rejected);
            return;
        }
        var lines = new ArrayList<ReservationEvent.Line>();
        for (var line : order.lines()) {
            var location = world.chance(0.5) ? "WEB-1" : "STORE-" + line.line();
            lines.add(new ReservationEvent.Line(line.line(), line.sku(), line.quantity(), location));
        }
        it.lines = List.copyOf(lines);
        it.state = State.RESERVED;
        take(it);
        var now = world.agenda.now();
        var payBy = now + java.time.Duration.between(world.now(), order.payBy()).toMillis();
        hold(order.orderId(), it, Math.max(now + HOLD, payBy + AFTER_PAY_BY));
        var reserved = new StockReserved(
                order.orderId(), world.nextId(), it.lines, world.now().plusMillis(HOLD));
        world.publish(World.INVENTORY, order.orderId(), reserved);
    }

    private void extend(UUID order) {
        var it = reservations.get(order);
        if (it.state == State.RESERVED) hold(order, it, Math.max(it.heldUntil, world.agenda.now() + HOLD));
    }

    private void hold(UUID order, Reservation it, long until) {
        it.heldUntil = until;
        world.agenda.at(until + world.random.nextInt(10_000), () -> expire(order, it));
    }

    private void expire(UUID order, Reservation it) {
        if (it.state != State.RESERVED || it.heldUntil > world.agenda.now()) return;
        it.state = State.EXPIRED;
        give(it);
        world.publish(World.INVENTORY, order, new ReservationExpired(order, world.nextId(), it.lines));
    }

    private void commit(UUID order) {
        var it = reservations.get(order);
        switch (it.state) {
            case RESERVED -> it.state = State.COMMITTED;
            case EXPIRED -> {
                var wanted = new HashMap<String, Integer>();
                it.lines.forEach(line -> wanted.merge(line.sku(), line.quantity(), Integer::sum));
                if (wanted.entrySet().stream().anyMatch(sku -> free.get(sku.getKey()) < sku.getValue())) {
                    it.lost = true; // parked here, and for a person to look at
                    return;
                }
                take(it);
                it.state = State.COMMITTED;
            }
            default -> offend(order, "confirmed, and its units are " + it.state);
        }
    }

    private void release(UUID order) {
        var it = reservations.get(order);
        switch (it.state) {
            case REJECTED, EXPIRED, RELEASED -> {
                // Nothing is set aside.
            }
            case RESERVED, COMMITTED -> {
                it.state = State.RELEASED;
                give(it);
            }
            case CONSUMED -> offend(order, "its units left before it ended otherwise");
        }
    }

    private void take(Reservation it) {
        it.lines.forEach(line -> free.merge(line.sku(), -line.quantity(), Integer::sum));
        it.reserved += units(it);
    }

    private void give(Reservation it) {
        it.lines.forEach(line -> free.merge(line.sku(), line.quantity(), Integer::sum));
        it.released += units(it);
        if (it.consumed > 0) world.offend("stock is given back or consumed once", "units of a parcel were given back");
    }

    private static int units(Reservation it) {
        return it.lines.stream().mapToInt(ReservationEvent.Line::quantity).sum();
    }

    private void offend(UUID order, String what) {
        world.offend("stock is given back or consumed once", order + ": " + what);
    }
}
