package org.entrepot.customer.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.entrepot.customer.notification.Notifications.Outcome;
import org.entrepot.customer.notification.SendNotifications.Which;
import org.entrepot.events.customer.NotificationEvent;
import org.entrepot.events.customer.NotificationFailed;
import org.entrepot.events.customer.NotificationSent;
import org.entrepot.kit.errand.Errand;
import org.entrepot.kit.outbox.Outbox;

/** What became of messages is kept and told, each on the trail of what caused it. */
@ApplicationScoped
class RecordFates {

    private final Notifications notifications;
    private final Outbox outbox;
    private final Clock clock;

    RecordFates(Notifications notifications, Outbox outbox, Clock clock) {
        this.notifications = notifications;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** To be called in a transaction; a fate that is on record already stays as it is. */
    void of(List<Errand<Which>> errands, List<Waiting> messages, List<Outcome> outcomes) {
        var settled = notifications.settle(outcomes);
        var byId = messages.stream().collect(Collectors.toMap(Waiting::id, message -> message));
        var trails = errands.stream()
                .collect(Collectors.toMap(errand -> errand.payload().notificationId(), Errand::trail));
        for (var outcome : outcomes) {
            if (!settled.contains(outcome.id())) continue;
            trails.get(outcome.id()).run(() -> outbox.say(fact(byId.get(outcome.id()), outcome)));
        }
    }

    private NotificationEvent fact(Waiting message, Outcome outcome) {
        var reason = outcome.reason();
        return reason == null
                ? new NotificationSent(message.orderId(), message.id(), message.template(), clock.instant())
                : new NotificationFailed(message.orderId(), message.id(), message.template(), reason);
    }
}
