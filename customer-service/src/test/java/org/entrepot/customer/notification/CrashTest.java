package org.entrepot.customer.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.customer.People.ada;
import static org.entrepot.customer.People.freshEmail;
import static org.entrepot.customer.People.register;
import static org.entrepot.customer.People.storefront;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.customer.MailParts;
import org.entrepot.customer.Mails;
import org.entrepot.events.Fact;
import org.entrepot.kit.inbox.Failpoints;
import org.entrepot.kit.test.Crash;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Tell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reaction and the errand that sends mail, with a failure at each boundary: each message is written once. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(MailParts.class)
class CrashTest {

    @Inject
    Failpoints failpoints;

    private final String email = freshEmail();

    @ParameterizedTest
    @MethodSource("org.entrepot.kit.test.Crash#inAChannel")
    void a_customer_hears_of_every_step_once(String boundary) {
        var about = facts();

        crash(boundary, about.placed(), about.confirmed());
        crash(boundary, about.shipped());
        crash(boundary, about.returnApproved(), about.returnReceived());
        crash(boundary, about.refundSettled());

        sent(about, 6);
        assertThat(Mails.await(6, email))
                .hasSize(6)
                .extracting(Mails.Mail::messageId)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("org.entrepot.kit.test.Crash#inAChannel")
    void what_becomes_of_returns_is_told_of_once(String boundary) {
        var about = facts();

        crash(boundary, about.placed(), about.returnAskedAbout(), about.returnDeclined());
        crash(boundary, about.returnExpired(), about.returnWithoutRefund());

        sent(about, 5);
    }

    @ParameterizedTest
    @MethodSource("org.entrepot.kit.test.Crash#inAChannel")
    void an_order_that_ends_early_is_told_of_once(String boundary) {
        var customer = facts().customer();
        for (var end : List.of("rejected", "expired", "cancelled")) {
            var about = Facts.of(customer);
            Fact fact = switch (end) {
                case "rejected" -> about.rejected();
                case "expired" -> about.expired();
                default -> about.cancelled();
            };

            crash(boundary, about.placed(), fact);

            sent(about, 2);
        }
    }

    /** What the server took and nobody noted is sent again under the same id: for whoever reads it, it is one message. */
    @ParameterizedTest
    @MethodSource("org.entrepot.kit.test.Crash#inAnErrand")
    void a_mail_is_sent_by_whoever_comes_after_a_dead_process(String place) {
        var about = facts();
        var death = Crash.dies(failpoints, place);

        Tell.fact(about.placed());
        death.takesUpWhatItLeft();

        sent(about, 1);
        assertThat(Mails.await(1, email).stream().map(Mails.Mail::messageId).distinct())
                .hasSize(1);
    }

    /** That the server may have a message is on record; who finds the errand of a dead process does not send it again. */
    @Test
    void a_mail_that_nobody_confirmed_is_not_sent_by_whoever_comes_after_a_dead_process() {
        var about = facts();
        var death = Crash.dies(failpoints, Failpoints.AFTER_ERRAND);
        Mails.gate("hang-up " + email);

        Tell.fact(about.placed());
        death.takesUpWhatItLeft();

        Probe.until(
                "the errand of the dead process is done",
                () -> Database.query(
                        "select e.state from customers.errand e join customers.notification n on e.subject = n.id::text"
                                + " where n.order_id = ?",
                        row -> row.getString(1),
                        about.order()),
                List.of("DONE")::equals);
        assertThat(Mails.to(email)).hasSize(1);
    }

    @Test
    void who_got_no_answer_to_a_registration_is_registered_once() {
        var person = ada(email, "en");
        var key = UUID.randomUUID().toString();
        Crash.beforeTheAnswer(failpoints);
        registered(key, person).statusCode(500);
        registered(key, person).statusCode(201);

        assertThat(Database.number("select count(*) from customers.customer where email = ?", email))
                .isEqualTo(1);
    }

    private static ValidatableResponse registered(String key, Map<String, Object> person) {
        return storefront("web-shop")
                .header("Idempotency-Key", key)
                .body(person)
                .post("/customers")
                .then();
    }

    private void crash(String boundary, Fact... facts) {
        Crash.at(failpoints, boundary, facts);
    }

    private Facts facts() {
        var id = register(storefront("web-shop"), ada(email, "en"))
                .then()
                .extract()
                .<String>path("id");
        return Facts.of(UUID.fromString(id));
    }

    /** Waits until exactly so many messages about the order are on record, all of them sent. */
    private static void sent(Facts about, int count) {
        Probe.until(
                count + " messages about " + about.order() + " are sent",
                () -> Database.query(
                        "select state from customers.notification where order_id = ?",
                        row -> row.getString(1),
                        about.order()),
                states -> states.size() == count && states.stream().allMatch("SENT"::equals));
    }
}
