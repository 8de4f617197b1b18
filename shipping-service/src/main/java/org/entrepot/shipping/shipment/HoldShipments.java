package org.entrepot.shipping.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.entrepot.events.order.OrderHeld;

/** A held order stands still wherever it is, up to the manifest; what is on one goes. */
@ApplicationScoped
public class HoldShipments {

    private final Shipments shipments;
    private final HeldOrders heldOrders;

    HoldShipments(Shipments shipments, HeldOrders heldOrders) {
        this.shipments = shipments;
        this.heldOrders = heldOrders;
    }

    public void ofOrders(List<OrderHeld> held) {
        heldOrders.add(held);
        var stopped = shipments.lockOf(held.stream().map(OrderHeld::orderId).toList()).stream()
                .filter(Shipment::hold)
                .toList();
        shipments.keepAll(stopped, "order-service");
    }
}
