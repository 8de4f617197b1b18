package org.entrepot.customer.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.customer.People.freshEmail;
import static org.entrepot.customer.notification.NotificationTest.orderOf;
import static org.entrepot.customer.notification.NotificationTest.sent;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.entrepot.customer.MailParts;
import org.entrepot.customer.Mails;
import org.entrepot.events.customer.NotificationFailed;
import org.entrepot.events.customer.NotificationQueued;
import org.entrepot.kit.errand.Errands;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.junit.jupiter.api.Test;

/** What is done about a message of which the mail server did not say whether it took it. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(MailParts.class)
class LostAnswerTest {

    private static final String ORDERS = "customer-service.order-events";

    @Inject
    Errands errands;

    private final String email = freshEmail();

    @Test
    void an_answer_that_takes_longer_than_others_is_waited_for() {
        var about = orderOf(email, "en");
        Mails.gate("late " + email + " PT6S");

        Tell.fact(about.placed());

        sent(about, 1);
        assertThat(Mails.to(email)).hasSize(1);
    }

    @Test
    void a_lost_answer_does_not_repeat_the_message_at_once() {
        var about = orderOf(email, "en");
        Mails.gate("hang-up " + email);

        Tell.that(about.placed()).send().untilHeardBy(ORDERS);

        isSentAgainMuchLater(about, 1);
        assertThat(Mails.to(email)).hasSize(1);
        assertThat(Said.typesAbout(about.order())).isEqualTo(List.of(NotificationQueued.class));
    }

    @Test
    void much_later_the_message_is_repeated_under_the_same_number() {
        var about = orderOf(email, "en");
        Mails.gate("hang-up " + email);
        Tell.that(about.placed()).send().untilHeardBy(ORDERS);
        isSentAgainMuchLater(about, 1);

        timePasses(about, 1);

        sent(about, 1);
        assertThat(Mails.to(email))
                .hasSize(2)
                .extracting(Mails.Mail::messageId)
                .containsOnly("<" + idOf(about) + "@mail.entrepot.example>");
    }

    @Test
    void what_is_never_confirmed_is_given_up_after_a_few_times() {
        var about = orderOf(email, "en");
        Mails.gate("hang-up " + email);
        Tell.that(about.placed()).send().untilHeardBy(ORDERS);
        for (var time : List.of(1, 2)) {
            isSentAgainMuchLater(about, time);
            Mails.gate("hang-up " + email);
            timePasses(about, time);
        }

        var failed = Said.await(NotificationFailed.class, about.order());

        assertThat(failed.reasonCode()).isEqualTo("UNCONFIRMED");
        assertThat(Mails.to(email)).hasSize(3);
    }

    /** Waits until nothing is left to be done about the message but to send it again, and that not soon. */
    private static void isSentAgainMuchLater(Facts about, int time) {
        Probe.until(
                about.order() + " is written about again, for the " + time + ". time",
                () -> Database.query(
                        "select e.subject from customers.errand e join customers.notification n"
                                + " on starts_with(e.subject, n.id::text) where n.order_id = ? and e.state = 'DUE'"
                                + " and e.due_at > now() + interval '25 minutes'",
                        row -> row.getString(1),
                        about.order()),
                List.of(again(about, time))::equals);
        Probe.until(
                "nothing is due sooner",
                () -> Database.number(
                        "select count(*) from customers.errand where starts_with(subject, ?) and state = 'DUE'",
                        idOf(about)),
                due -> due == 1);
    }

    private void timePasses(Facts about, int time) {
        QuarkusTransaction.requiringNew().run(() -> errands.dueNow(again(about, time), null));
    }

    private static String again(Facts about, int time) {
        return idOf(about) + "/" + time;
    }

    private static String idOf(Facts about) {
        return Database.query(
                        "select id from customers.notification where order_id = ?",
                        row -> row.getString(1),
                        about.order())
                .getFirst();
    }
}
