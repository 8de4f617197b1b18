package org.entrepot.order.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.entrepot.events.order.OrderCancellationRequested;
import org.entrepot.events.order.OrderCancelled;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.order.OrderEvent;
import org.entrepot.events.order.OrderHeld;
import org.entrepot.events.order.OrderReleased;
import org.entrepot.events.shipping.ParcelDelivered;
import org.entrepot.events.shipping.ParcelLost;
import org.entrepot.events.shipping.ParcelReturnedToSender;
import org.entrepot.events.shipping.ParcelShipped;
import org.entrepot.events.shipping.ShipmentCancellationRefused;
import org.entrepot.events.shipping.ShipmentCancelled;
import org.entrepot.events.shipping.ShipmentReleased;
import org.entrepot.events.shipping.ShippingEvent.Line;

/** Shipping and its carriers as they behave: a shipment for each location, to be stopped until it is on a manifest. */
final class Shipping {

    private static final int MINUTE = 60_000;
    private static final int DAY = 24 * 60 * MINUTE;

    enum State {
        PENDING,
        RELEASED,
        MANIFESTED,
        SHIPPED,
        CANCELLED
    }

    enum Fate {
        UNDER_WAY,
        DELIVERED,
        LOST,
        RETURNED_TO_SENDER
    }

    static final class Parcel {
        final UUID id;
        final List<Line> lines;
        Fate fate = Fate.UNDER_WAY;

        Parcel(UUID id, List<Line> lines) {
            this.id = id;
            this.lines = lines;
        }
    }

    private static final class Shipment {
        final UUID id;
        final UUID order;
        final String location;
        final List<Line> lines = new ArrayList<>();
        State state = State.PENDING;
        boolean held;

        Shipment(UUID id, UUID order, String location) {
            this.id = id;
            this.order = order;
            this.location = location;
        }

        boolean canBeStopped() {
            return state == State.PENDING || state == State.RELEASED;
        }
    }

    private final World world;
    private final Map<UUID, List<Shipment>> shipments = new HashMap<>();
    private final Map<UUID, List<Parcel>> parcels = new HashMap<>();
    private final Map<UUID, Boolean> held = new HashMap<>();

    Shipping(World world) {
        this.world = world;
    }

    /** All parcels of the order that left. */
    List<Parcel> parcels(UUID order) {
        return parcels.getOrDefault(order, List.of());
    }

    void hear(OrderEvent fact) {
        switch (fact) {
            case OrderConfirmed it -> plan(it);
            case OrderHeld it -> hold(it.orderId());
            case OrderReleased it -> letGo(it.orderId());
            case OrderCancellationRequested it -> stop(it.orderId());
            case OrderCancelled it -> stop(it.orderId());
            default -> {
                // Not its business.
            }
        }
    }

    private void plan(OrderConfirmed order) {
        var byLocation = new TreeMap<String, Shipment>();
        for (var line : order.lines())
            byLocation
                    .computeIfAbsent(line.location(), it -> new Shipment(world.nextId(), order.orderId(), it))
                    .lines
                    .add(new Line(line.line(), line.sku(), line.quantity()));
        shipments.put(order.orderId(), List.copyOf(byLocation.values()));
        for (var shipment : byLocation.values()) {
            shipment.held = held.getOrDefault(order.orderId(), false);
            if (!shipment.held) release(shipment);
        }
    }

    private void hold(UUID order) {
        held.put(order, true);
        for (var it : shipments.getOrDefault(order, List.of())) it.held |= it.canBeStopped();
    }

    private void letGo(UUID order) {
        held.remove(order);
        for (var it : shipments.getOrDefault(order, List.of())) {
            if (!it.held) continue;
            it.held = false;
            if (it.state == State.PENDING) release(it);
            else goOn(it);
        }
    }

    private void release(Shipment it) {
        it.state = State.RELEASED;
        world.publish(
                World.SHIPPING,
                it.order,
                new ShipmentReleased(it.order, it.id, it.location, it.order, "GB", List.copyOf(it.lines)));
        goOn(it);
    }

    private void goOn(Shipment it) {
        world.agenda.in(world.random.nextInt(120 * MINUTE), () -> {
            if (it.state != State.RELEASED || it.held) return;
            it.state = State.MANIFESTED;
            world.agenda.in(world.random.nextInt(60 * MINUTE), () -> handOver(it));
        });
    }

    private void handOver(Shipment it) {
        it.state = State.SHIPPED;
        for (var lines : boxes(it.lines)) {
            var parcel = new Parcel(world.nextId(), lines);
            parcels.computeIfAbsent(it.order, none -> new ArrayList<>()).add(parcel);
            var fact = new ParcelShipped(
                    it.order,
                    it.id,
                    parcel.id,
                    "northpost",
                    "STANDARD",
                    "CN" + parcel.id,
                    "https://carrier.example/",
                    500,
                    LocalDate.parse("2030-01-05"),
                    lines,
                    false);
            world.publish(World.SHIPPING, it.order, fact);
            world.agenda.in(world.delay(), () -> world.inventory.hear(fact));
            world.agenda.in(60 * MINUTE + world.random.nextInt(5 * DAY), () -> arrives(it, parcel));
        }
    }

    /** One parcel, or one for each line, or a parcel for the first unit of a line and one for the rest. */
    private List<List<Line>> boxes(List<Line> lines) {
        var first = lines.getFirst();
        if (world.chance(0.6)) return List.of(List.copyOf(lines));
        if (lines.size() > 1) return lines.stream().map(List::of).toList();
        if (first.quantity() == 1) return List.of(List.of(first));
        return List.of(
                List.of(new Line(first.line(), first.sku(), 1)),
                List.of(new Line(first.line(), first.sku(), first.quantity() - 1)));
    }

    private void arrives(Shipment it, Parcel parcel) {
        var number = "CN" + parcel.id;
        var lot = world.random.nextInt(20);
        parcel.fate = lot == 0 ? Fate.LOST : lot == 1 ? Fate.RETURNED_TO_SENDER : Fate.DELIVERED;
        var fact = switch (parcel.fate) {
            case LOST -> new ParcelLost(it.order, it.id, parcel.id, number, world.now());
            case RETURNED_TO_SENDER -> new ParcelReturnedToSender(it.order, it.id, parcel.id, number, world.now());
            default -> new ParcelDelivered(it.order, it.id, parcel.id, number, world.now(), parcel.lines);
        };
        world.publish(World.SHIPPING, it.order, fact);
        world.returns.follow(it.order, parcel);
    }

    private void stop(UUID order) {
        var open = shipments.getOrDefault(order, List.of()).stream()
                .filter(it -> it.state != State.CANCELLED)
                .toList();
        var gone = open.stream().filter(it -> !it.canBeStopped()).toList();
        gone.forEach(it -> world.publish(World.SHIPPING, order, new ShipmentCancellationRefused(order, it.id)));
        if (!gone.isEmpty()) return;
        for (var it : open) {
            it.state = State.CANCELLED;
            world.publish(World.SHIPPING, order, new ShipmentCancelled(order, it.id));
        }
    }
}
