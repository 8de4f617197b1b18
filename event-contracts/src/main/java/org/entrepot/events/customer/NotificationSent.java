package org.entrepot.events.customer;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.entrepot.events.FactName;

/** The mail server took the message. */
@FactName("notification.sent")
public record NotificationSent(UUID orderId, UUID notificationId, Template template, Instant sentAt)
        implements NotificationEvent {
    public NotificationSent {
        requireNonNull(orderId, "orderId");
        requireNonNull(notificationId, "notificationId");
        requireNonNull(template, "template");
        requireNonNull(sentAt, "sentAt");
    }
}
