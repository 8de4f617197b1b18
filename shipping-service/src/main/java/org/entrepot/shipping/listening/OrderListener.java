package org.entrepot.shipping.listening;

import jakarta.enterprise.context.ApplicationScoped;
import org.entrepot.events.order.OrderCancellationRequested;
import org.entrepot.events.order.OrderCancelled;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.order.OrderEvent;
import org.entrepot.events.order.OrderHeld;
import org.entrepot.events.order.OrderReleased;
import org.entrepot.kit.inbox.Listener;
import org.entrepot.kit.inbox.Reactions;
import org.entrepot.shipping.cancellation.CancelShipments;
import org.entrepot.shipping.shipment.HoldShipments;
import org.entrepot.shipping.shipment.PlanShipments;
import org.entrepot.shipping.shipment.ReleaseShipments;

/** What shipping-service does when order-service speaks. */
@ApplicationScoped
class OrderListener implements Listener {

    private final PlanShipments plan;
    private final HoldShipments hold;
    private final ReleaseShipments release;
    private final CancelShipments cancel;

    OrderListener(PlanShipments plan, HoldShipments hold, ReleaseShipments release, CancelShipments cancel) {
        this.plan = plan;
        this.hold = hold;
        this.release = release;
        this.cancel = cancel;
    }

    @Override
    public Reactions reactions() {
        return Reactions.to("order-events", OrderEvent.class)
                .whenAll(OrderConfirmed.class, plan::forOrders)
                .whenAll(OrderHeld.class, hold::ofOrders)
                .whenAll(OrderReleased.class, release::ofOrders)
                .whenAll(OrderCancellationRequested.class, cancel::asRequested)
                .whenAll(OrderCancelled.class, cancel::ofCancelled);
    }
}
