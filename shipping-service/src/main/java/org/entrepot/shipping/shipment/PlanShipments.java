package org.entrepot.shipping.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.shipping.ShipmentReleased;
import org.entrepot.kit.outbox.Outbox;
import org.entrepot.shipping.address.Addresses;

/** A confirmed order becomes one shipment per location; the warehouse may start at once, unless the order is held. */
@ApplicationScoped
public class PlanShipments {

    private final Shipments shipments;
    private final HeldOrders heldOrders;
    private final Addresses addresses;
    private final Outbox outbox;

    PlanShipments(Shipments shipments, HeldOrders heldOrders, Addresses addresses, Outbox outbox) {
        this.shipments = shipments;
        this.heldOrders = heldOrders;
        this.addresses = addresses;
        this.outbox = outbox;
    }

    public void forOrders(List<OrderConfirmed> orders) {
        var held = heldOrders.among(orders.stream().map(OrderConfirmed::orderId).toList());
        var planned = orders.stream()
                .flatMap(order -> Shipment.allOf(order, held.contains(order.orderId())).stream())
                .toList();
        var released = new HashMap<UUID, ShipmentReleased>();
        planned.stream().filter(shipment -> !shipment.isHeld()).forEach(s -> released.put(s.id(), s.release()));
        var added = shipments.add(planned, "order-service");
        released.keySet().retainAll(added);
        planned.stream().filter(s -> released.containsKey(s.id())).forEach(s -> outbox.say(released.get(s.id())));
        orders.forEach(order -> addresses.want(order.addressId(), order.orderId()));
    }
}
