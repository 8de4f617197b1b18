package org.entrepot.customer.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.customer.People.ada;
import static org.entrepot.customer.People.freshEmail;
import static org.entrepot.customer.People.register;
import static org.entrepot.customer.People.staff;
import static org.entrepot.customer.People.storefront;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.entrepot.customer.MailParts;
import org.entrepot.customer.Mails;
import org.entrepot.events.Fact;
import org.entrepot.events.customer.NotificationFailed;
import org.entrepot.events.customer.NotificationQueued;
import org.entrepot.events.customer.NotificationSent;
import org.entrepot.events.customer.Template;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(MailParts.class)
class NotificationTest {

    private static final String ORDERS = "customer-service.order-events";
    private static final String SHIPPING = "customer-service.shipping-events";

    private final String email = freshEmail();

    @AfterEach
    void mailIsBack() {
        Mails.gate("up");
    }

    @ParameterizedTest
    @CsvSource({"en, Your order is confirmed", "fr, Votre commande est confirmée"})
    void a_customer_hears_of_every_step_once_in_their_language(String language, String confirmation) {
        var about = orderOf(email, language);

        Tell.fact(about.placed(), about.confirmed());
        Said.await(NotificationQueued.class, about.order());
        Tell.fact(about.shipped(), about.returnApproved(), about.returnReceived(), about.refundSettled());

        assertThat(sent(about, 6))
                .containsExactlyInAnyOrder(
                        Template.ORDER_RECEIVED,
                        Template.ORDER_CONFIRMED,
                        Template.PARCEL_SHIPPED,
                        Template.RETURN_APPROVED,
                        Template.RETURN_RECEIVED,
                        Template.REFUND_SETTLED);
        var mails = Mails.to(email);
        assertThat(mails).hasSize(6).allSatisfy(mail -> {
            assertThat(mail.subject()).contains(about.number());
            assertThat(mail.language()).isEqualTo(language);
            assertThat(mail.text()).contains("Ada Lovelace");
            assertThat(mail.html()).startsWith("<!DOCTYPE html>");
        });
        assertThat(mails).anySatisfy(mail -> assertThat(mail.html()).contains(confirmation));
        assertThat(mails).extracting(Mails.Mail::messageId).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rejected", "expired", "cancelled"})
    void an_order_that_ends_early_is_told_of(String end) {
        var about = orderOf(email, "en");
        Fact fact = switch (end) {
            case "rejected" -> about.rejected();
            case "expired" -> about.expired();
            default -> about.cancelled();
        };

        Tell.fact(about.placed(), fact);

        assertThat(sent(about, 2))
                .contains(end.equals("rejected") ? Template.ORDER_REJECTED : Template.ORDER_CANCELLED);
    }

    @Test
    void what_is_heard_twice_is_written_once() {
        var about = orderOf(email, "en");

        Tell.that(about.placed()).send().send();
        Tell.that(about.confirmed()).send().send().untilHeardBy(ORDERS);

        assertThat(sent(about, 2)).containsExactlyInAnyOrder(Template.ORDER_RECEIVED, Template.ORDER_CONFIRMED);
        assertThat(Mails.await(2, email)).hasSize(2);
    }

    @Test
    void a_parcel_of_an_order_that_is_not_here_yet_waits_for_it() {
        var about = orderOf(email, "en");
        Tell.fact(about.shipped());
        Probe.until(
                "the parcel waits",
                () -> Database.query(
                        "select reason from customers.parked_event where key = ? and state = 'PARKED'",
                        row -> row.getString(1),
                        about.order().toString()),
                List.of("AWAITING")::equals);

        Tell.fact(about.placed());

        assertThat(sent(about, 2)).containsExactlyInAnyOrder(Template.ORDER_RECEIVED, Template.PARCEL_SHIPPED);
    }

    @Test
    void facts_in_another_order_and_fields_of_the_future_do_no_harm() {
        var about = orderOf(email, "en");
        var future =
                org.entrepot.kit.Wire.write(about.placed()).replaceFirst("\\{", "{\"giftWrap\":{\"colour\":\"red\"},");

        Tell.that(about.confirmed()).sequence(2).send();
        Tell.that(about.placed()).sequence(1).json(future).send();

        assertThat(sent(about, 2)).containsExactlyInAnyOrder(Template.ORDER_RECEIVED, Template.ORDER_CONFIRMED);
    }

    @Test
    void a_poison_fact_is_parked_with_its_order_and_other_orders_go_on() {
        var about = orderOf(email, "en");
        var other = Facts.of(about.customer());

        Tell.that(about.placed()).json("{\"orderId\":").send();
        Tell.fact(about.confirmed());
        Tell.that(other.placed()).send().untilHeardBy(ORDERS);

        assertThat(sent(other, 1)).containsExactly(Template.ORDER_RECEIVED);
        assertThat(Said.about(about.order())).isEmpty();
    }

    @Test
    void mail_that_cannot_be_sent_now_is_sent_when_the_server_is_back() {
        var about = orderOf(email, "en");
        Mails.gate("down");
        Tell.that(about.placed()).send().untilHeardBy(ORDERS);
        Probe.until(
                "sending was tried",
                () -> Database.number(
                        "select max(e.attempts) from customers.errand e join customers.notification n"
                                + " on e.subject = n.id::text where n.order_id = ?",
                        about.order()),
                attempts -> attempts >= 2);
        assertThat(Said.typesAbout(about.order())).isEqualTo(List.of(NotificationQueued.class));

        Mails.gate("up");

        sent(about, 1);
        assertThat(Mails.to(email)).hasSize(1);
    }

    @Test
    void a_mailbox_that_does_not_exist_is_given_up_at_once_and_its_reason_is_kept() {
        var about = orderOf(email, "en");
        var other = orderOf(freshEmail(), "en");
        Mails.gate("refuse " + email);

        Tell.fact(about.placed(), other.placed());

        var failed = Said.await(NotificationFailed.class, about.order());
        assertThat(failed.reasonCode()).isEqualTo("SMTP_550");
        sent(other, 1);
        staff("customer-adviser")
                .get("/notifications?orderId=" + about.order())
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].state", equalTo("FAILED"))
                .body("items[0].reasonCode", equalTo("SMTP_550"))
                .body("items[0].template", equalTo("ORDER_RECEIVED"));
    }

    @Test
    void a_customer_who_is_not_here_gets_nothing_and_that_is_on_record() {
        var about = Facts.of(UUID.randomUUID());

        Tell.fact(about.placed());

        assertThat(Said.await(NotificationFailed.class, about.order()).reasonCode())
                .isEqualTo("NO_ADDRESSEE");
    }

    @Test
    void what_leaves_this_service_or_waits_in_it_names_nobody() {
        var about = orderOf(email, "en");
        Tell.fact(about.placed());
        Tell.that(about.shipped()).send().untilHeardBy(SHIPPING);
        sent(about, 2);

        var kept = Database.query(
                "select payload from customers.outbox where key in (?, ?) union all select payload from customers.errand"
                        + " union all select details from customers.notification where order_id = ?::uuid",
                row -> row.getString(1),
                about.order().toString(),
                about.customer().toString(),
                about.order());

        assertThat(kept).isNotEmpty().allSatisfy(text -> assertThat(text).doesNotContain(email, "Ada", "London"));
    }

    @Test
    void only_staff_see_what_was_written() {
        var about = orderOf(email, "en");

        storefront("web-shop")
                .get("/notifications?orderId=" + about.order())
                .then()
                .statusCode(403);
        staff("order-clerk")
                .get("/notifications?orderId=" + about.order())
                .then()
                .body("items", hasSize(0));
        staff("order-clerk").get("/notifications").then().statusCode(422);
        staff("order-clerk").get("/notifications?orderId=1").then().statusCode(422);
    }

    static Facts orderOf(String email, String language) {
        var id = register(storefront("web-shop"), ada(email, language))
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        return Facts.of(UUID.fromString(id));
    }

    /** Waits until so many messages about the order were sent, and says what they were about. */
    static List<Template> sent(Facts about, int count) {
        return Probe.until(
                count + " messages about " + about.order() + " are sent",
                () -> Said.about(about.order()).stream()
                        .filter(NotificationSent.class::isInstance)
                        .map(fact -> ((NotificationSent) fact).template())
                        .toList(),
                sent -> sent.size() >= count);
    }
}
