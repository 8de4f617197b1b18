package org.entrepot.customer.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.customer.People.freshEmail;
import static org.entrepot.customer.notification.NotificationTest.orderOf;
import static org.entrepot.customer.notification.NotificationTest.sent;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.entrepot.customer.MailParts;
import org.entrepot.customer.Mails;
import org.entrepot.events.Fact;
import org.entrepot.events.customer.NotificationQueued;
import org.entrepot.events.customer.Template;
import org.entrepot.events.returns.ReturnInfoRequired;
import org.entrepot.kit.Wire;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What customers are told of their returns when these do not simply go on. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(MailParts.class)
class ReturnMailsTest {

    private static final String RETURNS = "customer-service.returns-events";

    private final String email = freshEmail();

    @ParameterizedTest
    @CsvSource({
        "en, RETURN_INFO_REQUIRED, please answer it there",
        "fr, RETURN_INFO_REQUIRED, merci d’y répondre à cet endroit",
        "en, RETURN_DECLINED, The time in which they could be returned is over",
        "fr, RETURN_DECLINED, Le délai de retour est passé",
        "en, RETURN_EXPIRED, ask for a new return",
        "fr, RETURN_EXPIRED, demandez un nouveau retour",
        "en, RETURN_RESOLVED, the articles go back to you",
        "fr, RETURN_RESOLVED, nous vous renvoyons les articles"
    })
    void a_customer_hears_what_becomes_of_their_return(String language, Template template, String words) {
        var about = orderOf(email, language);

        Tell.fact(about.placed(), fact(about, template));

        assertThat(sent(about, 2)).contains(template);
        assertThat(Mails.to(email))
                .anySatisfy(mail -> assertThat(mail.text()).contains(words))
                .anySatisfy(mail -> assertThat(mail.html()).contains(words));
    }

    @ParameterizedTest
    @EnumSource(names = {"RETURN_INFO_REQUIRED", "RETURN_DECLINED", "RETURN_EXPIRED", "RETURN_RESOLVED"})
    void what_is_heard_twice_is_written_once(Template template) {
        var about = orderOf(email, "en");
        Tell.fact(about.placed());

        Tell.that(fact(about, template)).send().send().untilHeardBy(RETURNS);
        Tell.that(about.refundSettled()).send();

        assertThat(sent(about, 3))
                .containsExactlyInAnyOrder(Template.ORDER_RECEIVED, template, Template.REFUND_SETTLED);
    }

    @ParameterizedTest
    @EnumSource(names = {"RETURN_INFO_REQUIRED", "RETURN_DECLINED", "RETURN_EXPIRED", "RETURN_RESOLVED"})
    void facts_in_another_order_and_fields_of_the_future_do_no_harm(Template template) {
        var about = orderOf(email, "en");
        var fact = fact(about, template);
        var future = Wire.write(fact).replaceFirst("\\{", "{\"giftWrap\":{\"colour\":\"red\"},");
        Tell.fact(about.placed());

        Tell.that(about.returnApproved()).sequence(2).send();
        Tell.that(fact).sequence(1).json(future).send();

        assertThat(sent(about, 3))
                .containsExactlyInAnyOrder(Template.ORDER_RECEIVED, template, Template.RETURN_APPROVED);
    }

    @ParameterizedTest
    @EnumSource(names = {"RETURN_INFO_REQUIRED", "RETURN_DECLINED", "RETURN_EXPIRED", "RETURN_RESOLVED"})
    void a_poison_fact_is_parked_with_its_order_and_other_orders_go_on(Template template) {
        var about = orderOf(email, "en");
        var other = Facts.of(about.customer());
        Tell.fact(about.placed(), other.placed());

        Tell.that(fact(about, template)).json("{\"orderId\":").send();
        Tell.fact(fact(other, template));

        assertThat(sent(other, 2)).contains(template);
        waits(about, "POISON");
    }

    @Test
    void a_refusal_of_an_order_that_is_not_here_yet_waits_for_it() {
        var about = orderOf(email, "en");
        Tell.fact(about.returnDeclined());
        waits(about, "AWAITING");

        Tell.fact(about.placed());

        assertThat(sent(about, 2)).containsExactlyInAnyOrder(Template.ORDER_RECEIVED, Template.RETURN_DECLINED);
    }

    @Test
    void each_question_about_a_return_is_a_message_of_its_own() {
        var about = orderOf(email, "en");
        var asked = about.returnAskedAbout();
        var again = new ReturnInfoRequired(asked.orderId(), asked.returnId(), asked.customerId());

        Tell.fact(about.placed(), asked, again);

        assertThat(sent(about, 3))
                .containsExactlyInAnyOrder(
                        Template.ORDER_RECEIVED, Template.RETURN_INFO_REQUIRED, Template.RETURN_INFO_REQUIRED);
    }

    @Test
    void money_that_goes_back_is_told_of_when_it_is_on_its_way() {
        var about = orderOf(email, "en");
        Tell.fact(about.placed());
        Said.await(NotificationQueued.class, about.order());

        Tell.that(about.returnRefunded()).send().untilHeardBy(RETURNS);
        Tell.fact(about.refundSettled());

        assertThat(sent(about, 2)).containsExactlyInAnyOrder(Template.ORDER_RECEIVED, Template.REFUND_SETTLED);
    }

    private static void waits(Facts about, String reason) {
        Probe.until(
                "a fact about " + about.order() + " is parked",
                () -> Database.query(
                        "select reason from customers.parked_event where key = ? and state = 'PARKED'",
                        row -> row.getString(1),
                        about.order().toString()),
                List.of(reason)::equals);
    }

    private static Fact fact(Facts about, Template template) {
        return switch (template) {
            case RETURN_INFO_REQUIRED -> about.returnAskedAbout();
            case RETURN_DECLINED -> about.returnDeclined();
            case RETURN_EXPIRED -> about.returnExpired();
            case RETURN_RESOLVED -> about.returnWithoutRefund();
            default -> throw new IllegalArgumentException(template + " is tested elsewhere");
        };
    }
}
