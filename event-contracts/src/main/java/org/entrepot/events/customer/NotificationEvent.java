package org.entrepot.events.customer;

import java.util.UUID;
import org.entrepot.events.Fact;
import org.entrepot.events.Topic;

/** Every message to a customer about an order, and its fate. */
@Topic(name = "customer.notifications.v1", producer = "customer-service", partitions = 12)
public sealed interface NotificationEvent extends Fact
        permits NotificationQueued, NotificationSent, NotificationFailed {

    /** The order that it is about. */
    UUID orderId();

    @Override
    default String key() {
        return orderId().toString();
    }
}
