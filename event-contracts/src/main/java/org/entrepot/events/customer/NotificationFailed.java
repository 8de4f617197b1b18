package org.entrepot.events.customer;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Require;

/** The message could not be sent and will not be tried again. */
@FactName("notification.failed")
public record NotificationFailed(UUID orderId, UUID notificationId, Template template, String reasonCode)
        implements NotificationEvent {
    public NotificationFailed {
        requireNonNull(orderId, "orderId");
        requireNonNull(notificationId, "notificationId");
        requireNonNull(template, "template");
        Require.text(reasonCode, "reasonCode");
    }
}
