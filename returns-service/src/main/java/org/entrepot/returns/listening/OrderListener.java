package org.entrepot.returns.listening;

import jakarta.enterprise.context.ApplicationScoped;
import org.entrepot.events.order.OrderEvent;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.kit.inbox.Listener;
import org.entrepot.kit.inbox.Reactions;
import org.entrepot.returns.order.FollowOrders;

/** What returns-service does when order-service speaks. */
@ApplicationScoped
class OrderListener implements Listener {

    private final FollowOrders orders;

    OrderListener(FollowOrders orders) {
        this.orders = orders;
    }

    @Override
    public Reactions reactions() {
        return Reactions.to("order-events", OrderEvent.class).whenAll(OrderPlaced.class, orders::placed);
    }
}
