package org.entrepot.customer.notification;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.entrepot.customer.notification.Notifications.Outcome;
import org.entrepot.kit.errand.Errand;
import org.entrepot.kit.errand.ErrandRunner;
import org.entrepot.kit.errand.Errands;
import org.jboss.logging.Logger;

/**
 * Takes messages to the mail server, several over one connection, and records their fate. A crash after the server took a
 * message and before that is on record sends the same message, with the same Message-ID, again.
 */
@ApplicationScoped
class SendNotifications implements ErrandRunner<SendNotifications.Which> {

    static final String KIND = "notification.send";

    private static final Logger LOG = Logger.getLogger(SendNotifications.class);
    /** So many fates are written together. */
    private static final int AT_ONCE = 25;
    /** Well within the time for which errands are leased: nobody else must take up what is being sent. */
    private static final Duration LONGEST_RUN = Duration.ofSeconds(25);

    private final Notifications notifications;
    private final Postbox postbox;
    private final RecordFates fates;
    private final MailConfig config;

    SendNotifications(Notifications notifications, Postbox postbox, RecordFates fates, MailConfig config) {
        this.notifications = notifications;
        this.postbox = postbox;
        this.fates = fates;
        this.config = config;
    }

    /** Which message; everything else is looked up when it is sent, so that no personal data lie in a queue. */
    record Which(UUID notificationId) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<Which> payload() {
        return Which.class;
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public int inParallel() {
        return config.connections();
    }

    /** About a day. */
    @Override
    public int attempts() {
        return 1_440;
    }

    @Override
    public void run(List<Errand<Which>> errands) throws MessagingException {
        var waiting = notifications.waiting(errands.stream()
                .map(errand -> errand.payload().notificationId())
                .toList());
        if (waiting.isEmpty()) return;
        var outcomes = new ArrayList<Outcome>();
        try {
            send(waiting, outcomes);
        } finally {
            Errands.answered();
            if (!outcomes.isEmpty()) QuarkusTransaction.requiringNew().run(() -> fates.of(errands, waiting, outcomes));
        }
        if (outcomes.size() < waiting.size()) {
            throw new MessagingException(waiting.size() - outcomes.size() + " messages were not taken for now");
        }
    }

    @Override
    public void giveUp(Errand<Which> errand, String lastError) {
        var waiting = notifications.waiting(List.of(errand.payload().notificationId()));
        var outcomes = waiting.stream()
                .map(message -> new Outcome(message.id(), "GIVEN_UP"))
                .toList();
        fates.of(List.of(errand), waiting, outcomes);
    }

    private void send(List<Waiting> waiting, List<Outcome> outcomes) throws MessagingException {
        var until = System.nanoTime() + LONGEST_RUN.toNanos();
        try (var connection = postbox.open()) {
            for (var message : waiting) {
                if (!connection.isOpen() || System.nanoTime() > until) return;
                send(message, connection, outcomes);
            }
        }
    }

    private void send(Waiting message, MailConnection connection, List<Outcome> outcomes) {
        var to = message.to();
        if (to == null) {
            outcomes.add(new Outcome(message.id(), "NO_ADDRESSEE"));
            return;
        }
        try {
            connection.send(message, to);
            outcomes.add(new Outcome(message.id(), null));
        } catch (Refusal refused) {
            outcomes.add(new Outcome(message.id(), refused.reasonCode()));
        } catch (MessagingException notNow) {
            // The server's words may repeat the address; its kind of failure does not.
            LOG.debugf(
                    "notification %s waits: %s", message.id(), notNow.getClass().getSimpleName());
        }
    }
}
