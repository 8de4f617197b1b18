package org.entrepot.customer.listening;

import jakarta.enterprise.context.ApplicationScoped;
import org.entrepot.customer.notification.WriteToCustomers;
import org.entrepot.events.order.OrderCancelled;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.order.OrderEvent;
import org.entrepot.events.order.OrderExpired;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.events.order.OrderRejected;
import org.entrepot.events.order.RefundSettled;
import org.entrepot.kit.inbox.Listener;
import org.entrepot.kit.inbox.Reactions;

/** What customer-service does when order-service speaks. */
@ApplicationScoped
class OrderListener implements Listener {

    private final WriteToCustomers write;

    OrderListener(WriteToCustomers write) {
        this.write = write;
    }

    @Override
    public Reactions reactions() {
        return Reactions.to("order-events", OrderEvent.class)
                .whenAll(OrderPlaced.class, write::thatOrdersArrived)
                .whenAll(OrderConfirmed.class, write::thatOrdersAreConfirmed)
                .whenAll(OrderRejected.class, write::thatOrdersAreRejected)
                .whenAll(OrderExpired.class, write::thatOrdersExpired)
                .whenAll(OrderCancelled.class, write::thatOrdersAreCancelled)
                .whenAll(RefundSettled.class, write::thatRefundsAreSettled);
    }
}
