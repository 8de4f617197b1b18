package org.entrepot.events.customer;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.entrepot.events.FactName;

/** A message to the customer is written and waits to be sent. */
@FactName("notification.queued")
public record NotificationQueued(UUID orderId, UUID notificationId, UUID customerId, Template template)
        implements NotificationEvent {
    public NotificationQueued {
        requireNonNull(orderId, "orderId");
        requireNonNull(notificationId, "notificationId");
        requireNonNull(customerId, "customerId");
        requireNonNull(template, "template");
    }
}
