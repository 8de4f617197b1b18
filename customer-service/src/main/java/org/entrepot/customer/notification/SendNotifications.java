package org.entrepot.customer.notification;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import java.util.List;
import java.util.UUID;
import org.entrepot.kit.errand.Errand;
import org.entrepot.kit.errand.ErrandRunner;
import org.entrepot.kit.errand.Errands;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages to the mail server, several over one connection, and records their fate. A crash after the server took a
 * message and before that is on record sends the same message, with the same Message-ID, again; an answer that does not
 * come does so after a long while, see {@link RecordFates}.
 */
@ApplicationScoped
class SendNotifications implements ErrandRunner<SendNotifications.Which> {

    static final String KIND = "notification.send";

    private static final Logger LOG = Logger.getLogger(SendNotifications.class);
    /** So many fates are written together. */
    private static final int AT_ONCE = 25;

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

    /**
     * Which message; everything else is looked up when it is sent, so that no personal data lie in a queue.
     *
     * @param unconfirmed after so many times that the server may have taken it; none for the first
     */
    record Which(UUID notificationId, @Nullable Integer unconfirmed) {

        static Which first(UUID notificationId) {
            return new Which(notificationId, null);
        }

        /** What was left undone by a process that died is not to be done any more when a later errand has taken its place. */
        boolean isFor(Waiting message) {
            return message.id().equals(notificationId)
                    && message.unconfirmed() == (unconfirmed == null ? 0 : unconfirmed);
        }
    }

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
        var begun = System.nanoTime();
        var round = new Round(errands, waiting(errands));
        if (round.messages().isEmpty()) return;
        try {
            send(round, begun);
        } finally {
            Errands.answered();
            if (round.hasNews()) QuarkusTransaction.requiringNew().run(() -> fates.of(round));
        }
        round.throwIfSomeWereNotTaken();
    }

    @Override
    public void giveUp(Errand<Which> errand, String lastError) {
        var errands = List.of(errand);
        var round = new Round(errands, waiting(errands));
        round.messages().forEach(message -> round.ended(message, "GIVEN_UP"));
        fates.of(round);
    }

    private List<Waiting> waiting(List<Errand<Which>> errands) {
        var ids = errands.stream()
                .map(errand -> errand.payload().notificationId())
                .toList();
        return notifications.waiting(ids);
    }

    private void send(Round round, long begun) throws MessagingException {
        try (var connection = postbox.open(begun)) {
            for (var message : round.messages()) {
                if (!connection.isOpen()) return;
                send(message, connection, round);
            }
        }
    }

    private void send(Waiting message, MailConnection connection, Round round) {
        var to = message.to();
        if (to == null) {
            round.ended(message, "NO_ADDRESSEE");
            return;
        }
        try {
            connection.send(message, to);
            round.ended(message, null);
        } catch (Refusal refused) {
            round.ended(message, refused.reasonCode());
        } catch (Unconfirmed lost) {
            LOG.infof("the mail server gave no answer to notification %s, and may have taken it", message.id());
            round.unconfirmed(message);
        } catch (MessagingException notNow) {
            // The server's words may repeat the address; its kind of failure does not.
            LOG.debugf(
                    "notification %s waits: %s", message.id(), notNow.getClass().getSimpleName());
        }
    }
}
