package org.entrepot.order.listening;

import jakarta.enterprise.context.ApplicationScoped;
import org.entrepot.events.shipping.ParcelDelivered;
import org.entrepot.events.shipping.ParcelLost;
import org.entrepot.events.shipping.ParcelReturnedToSender;
import org.entrepot.events.shipping.ParcelShipped;
import org.entrepot.events.shipping.ShipmentCancellationRefused;
import org.entrepot.events.shipping.ShipmentCancelled;
import org.entrepot.events.shipping.ShipmentReleased;
import org.entrepot.events.shipping.ShippingEvent;
import org.entrepot.kit.inbox.Listener;
import org.entrepot.kit.inbox.Reactions;
import org.entrepot.order.process.FollowShipping;

/** What order-service does when shipping-service speaks. */
@ApplicationScoped
class ShippingListener implements Listener {

    private final FollowShipping followShipping;

    ShippingListener(FollowShipping followShipping) {
        this.followShipping = followShipping;
    }

    @Override
    public Reactions reactions() {
        return Reactions.to("shipping-events", ShippingEvent.class)
                .whenAll(ShipmentReleased.class, followShipping::released)
                .whenAll(ParcelShipped.class, followShipping::shipped)
                .whenAll(ParcelDelivered.class, followShipping::delivered)
                .whenAll(ParcelLost.class, followShipping::lost)
                .whenAll(ParcelReturnedToSender.class, followShipping::returnedToSender)
                .whenAll(ShipmentCancelled.class, followShipping::cancelled)
                .whenAll(ShipmentCancellationRefused.class, followShipping::notCancelled);
    }
}
