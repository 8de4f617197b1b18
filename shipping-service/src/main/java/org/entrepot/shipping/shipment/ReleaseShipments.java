package org.entrepot.shipping.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.entrepot.events.order.OrderReleased;
import org.entrepot.kit.outbox.Outbox;

/** A released order goes on where it stood; what was never released to the warehouse is released now. */
@ApplicationScoped
public class ReleaseShipments {

    private final Shipments shipments;
    private final HeldOrders heldOrders;
    private final Outbox outbox;

    ReleaseShipments(Shipments shipments, HeldOrders heldOrders, Outbox outbox) {
        this.shipments = shipments;
        this.heldOrders = heldOrders;
        this.outbox = outbox;
    }

    public void ofOrders(List<OrderReleased> released) {
        var orders = released.stream().map(OrderReleased::orderId).toList();
        heldOrders.remove(orders);
        var going = shipments.lockOf(orders).stream().filter(Shipment::isHeld).toList();
        going.forEach(shipment -> shipment.letGo().ifPresent(outbox::say));
        shipments.keepAll(going, "order-service");
    }
}
