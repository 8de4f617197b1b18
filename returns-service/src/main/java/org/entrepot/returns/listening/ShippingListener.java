package org.entrepot.returns.listening;

import jakarta.enterprise.context.ApplicationScoped;
import org.entrepot.events.shipping.ParcelDelivered;
import org.entrepot.events.shipping.ParcelLost;
import org.entrepot.events.shipping.ParcelReturnedToSender;
import org.entrepot.events.shipping.ParcelShipped;
import org.entrepot.events.shipping.ShippingEvent;
import org.entrepot.kit.inbox.Listener;
import org.entrepot.kit.inbox.Reactions;
import org.entrepot.returns.order.FollowOrders;
import org.entrepot.returns.rma.TakeUpParcel;

/** What returns-service does when shipping-service speaks. */
@ApplicationScoped
class ShippingListener implements Listener {

    private final FollowOrders orders;
    private final TakeUpParcel takeUp;

    ShippingListener(FollowOrders orders, TakeUpParcel takeUp) {
        this.orders = orders;
        this.takeUp = takeUp;
    }

    @Override
    public Reactions reactions() {
        return Reactions.to("shipping-events", ShippingEvent.class)
                .whenAll(ParcelShipped.class, orders::shipped)
                .whenAll(ParcelDelivered.class, orders::delivered)
                .when(ParcelReturnedToSender.class, takeUp::thatComesBack)
                .when(ParcelLost.class, takeUp::thatWasLost);
    }
}
