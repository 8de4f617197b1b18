package org.entrepot.customer.listening;

import jakarta.enterprise.context.ApplicationScoped;
import org.entrepot.customer.notification.WriteToCustomers;
import org.entrepot.events.shipping.ParcelShipped;
import org.entrepot.events.shipping.ShippingEvent;
import org.entrepot.kit.inbox.Listener;
import org.entrepot.kit.inbox.Reactions;

/** What customer-service does when shipping-service speaks. */
@ApplicationScoped
class ShippingListener implements Listener {

    private final WriteToCustomers write;

    ShippingListener(WriteToCustomers write) {
        this.write = write;
    }

    @Override
    public Reactions reactions() {
        return Reactions.to("shipping-events", ShippingEvent.class)
                .whenAll(ParcelShipped.class, write::thatParcelsAreShipped);
    }
}
