package org.entrepot.customer.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Collectors;
import org.entrepot.customer.notification.Notifications.Outcome;
import org.entrepot.customer.notification.SendNotifications.Which;
import org.entrepot.events.customer.NotificationEvent;
import org.entrepot.events.customer.NotificationFailed;
import org.entrepot.events.customer.NotificationSent;
import org.entrepot.kit.errand.Errands;
import org.entrepot.kit.outbox.Outbox;

/** What became of messages is kept and told, each on the trail of what caused it. */
@ApplicationScoped
class RecordFates {

    private final Notifications notifications;
    private final Outbox outbox;
    private final Errands errands;
    private final Clock clock;
    private final Duration unconfirmedAgainAfter;

    RecordFates(Notifications notifications, Outbox outbox, Errands errands, Clock clock, MailConfig config) {
        this.notifications = notifications;
        this.outbox = outbox;
        this.errands = errands;
        this.clock = clock;
        this.unconfirmedAgainAfter = config.unconfirmedAgainAfter();
    }

    /** To be called in a transaction; a fate that is on record already stays as it is. */
    void of(Round round) {
        if (!round.outcomes().isEmpty()) tell(round);
        if (!round.unconfirmed().isEmpty()) sendAgainLater(round);
    }

    private void tell(Round round) {
        var settled = notifications.settle(round.outcomes());
        var byId = round.messages().stream().collect(Collectors.toMap(Waiting::id, message -> message));
        for (var outcome : round.outcomes()) {
            if (!settled.contains(outcome.id())) continue;
            var message = byId.get(outcome.id());
            round.errand(message).trail().run(() -> outbox.say(fact(message, outcome)));
        }
    }

    private NotificationEvent fact(Waiting message, Outcome outcome) {
        var reason = outcome.reason();
        return reason == null
                ? new NotificationSent(message.orderId(), message.id(), message.template(), clock.instant())
                : new NotificationFailed(message.orderId(), message.id(), message.template(), reason);
    }

    private void sendAgainLater(Round round) {
        notifications.mayHaveBeenTaken(
                round.unconfirmed().stream().map(Waiting::id).toList());
        for (var message : round.unconfirmed()) {
            round.errand(message).trail().run(() -> sendAgainLater(message));
        }
    }

    private void sendAgainLater(Waiting message) {
        var times = message.unconfirmed() + 1;
        errands.sendAt(
                clock.instant().plus(unconfirmedAgainAfter),
                SendNotifications.KIND,
                message.id() + "/" + times,
                message.orderId().toString(),
                new Which(message.id(), times));
    }
}
