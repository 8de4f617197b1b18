package org.entrepot.order.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.entrepot.events.Money;
import org.entrepot.events.order.PaymentAuthorized;
import org.entrepot.events.order.PaymentDeclined;
import org.entrepot.events.order.PaymentVoided;
import org.junit.jupiter.api.Test;

class PaymentTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    private final Payment payment = Payment.sought(UUID.randomUUID(), UUID.randomUUID(), gbp(1_000), NOW);

    @Test
    void an_authorisation_that_is_heard_twice_is_told_once() {
        assertThat(payment.authorised("pay_1", gbp(1_000))).hasOnlyElementsOfType(PaymentAuthorized.class);
        assertThat(payment.authorised("pay_1", gbp(1_000))).isEmpty();
        assertThat(payment.state()).isEqualTo(PaymentState.AUTHORIZED);
    }

    @Test
    void another_amount_than_was_asked_for_is_refused() {
        assertThatThrownBy(() -> payment.authorised("pay_1", gbp(999))).isInstanceOf(AmountDiffers.class);
        assertThat(payment.state()).isEqualTo(PaymentState.CREATED);
    }

    @Test
    void a_decline_after_an_authorisation_is_old_news() {
        payment.authorised("pay_1", gbp(1_000));
        assertThat(payment.declined("pay_1", "declined")).isEmpty();
        assertThat(payment.state()).isEqualTo(PaymentState.AUTHORIZED);
    }

    @Test
    void a_decline_that_is_heard_twice_is_told_once() {
        assertThat(payment.declined("pay_1", "declined")).hasOnlyElementsOfType(PaymentDeclined.class);
        assertThat(payment.declined("pay_1", "declined")).isEmpty();
    }

    @Test
    void an_undecided_answer_after_the_decision_is_old_news() {
        payment.authorised("pay_1", gbp(1_000));
        payment.isUndecided("pay_1", "/action");
        assertThat(payment.state()).isEqualTo(PaymentState.AUTHORIZED);
    }

    @Test
    void parcels_never_ask_for_more_than_is_held() {
        payment.authorised("pay_1", gbp(1_000));
        assertThat(payment.askToCapture(gbp(700))).contains(gbp(700));
        assertThat(payment.askToCapture(gbp(700))).contains(gbp(300));
        assertThat(payment.askToCapture(gbp(1))).isEmpty();
    }

    @Test
    void what_is_not_taken_is_let_go_and_the_payment_is_closed() {
        payment.authorised("pay_1", gbp(1_000));
        payment.askToCapture(gbp(700));
        assertThat(payment.canBeLetGo()).as("a capture is under way").isFalse();
        payment.captured(capture(700));
        assertThat(payment.state()).isEqualTo(PaymentState.PARTIALLY_CAPTURED);
        assertThat(payment.canBeLetGo()).isTrue();

        assertThat(payment.voided(gbp(300)))
                .containsExactly(new PaymentVoided(payment.orderId(), payment.id(), gbp(300)));

        assertThat(payment.state()).isEqualTo(PaymentState.CAPTURED);
        assertThat(payment.voided(gbp(300))).as("heard again").isEmpty();
    }

    @Test
    void refunds_walk_the_payment_to_its_end() {
        payment.authorised("pay_1", gbp(1_000));
        payment.askToCapture(gbp(1_000));
        payment.captured(capture(1_000));
        assertThat(payment.askToRefund(gbp(400))).isTrue();
        assertThat(payment.askToRefund(gbp(601))).as("more than is left").isFalse();
        payment.refunded(gbp(400));
        assertThat(payment.state()).isEqualTo(PaymentState.PARTIALLY_REFUNDED);
        payment.askToRefund(gbp(600));
        payment.refunded(gbp(600));
        assertThat(payment.state()).isEqualTo(PaymentState.REFUNDED);
    }

    @Test
    void a_refund_before_the_last_parcel_shows_once_the_last_parcel_is_paid() {
        payment.authorised("pay_1", gbp(1_000));
        payment.askToCapture(gbp(400));
        payment.captured(capture(400));
        payment.askToRefund(gbp(400));
        payment.refunded(gbp(400));
        assertThat(payment.state()).isEqualTo(PaymentState.PARTIALLY_CAPTURED);
        payment.askToCapture(gbp(600));
        payment.captured(capture(600));
        assertThat(payment.state()).isEqualTo(PaymentState.PARTIALLY_REFUNDED);
    }

    @Test
    void a_failed_refund_can_be_asked_for_again() {
        payment.authorised("pay_1", gbp(1_000));
        payment.askToCapture(gbp(1_000));
        payment.captured(capture(1_000));
        payment.askToRefund(gbp(1_000));
        payment.refundFailed(gbp(1_000));
        assertThat(payment.state()).isEqualTo(PaymentState.CAPTURED);
        assertThat(payment.askToRefund(gbp(1_000))).isTrue();
    }

    @Test
    void a_void_of_another_amount_than_was_left_is_not_believed() {
        payment.authorised("pay_1", gbp(1_000));
        payment.askToCapture(gbp(700));
        payment.captured(capture(700));

        for (var other : new Money[] {gbp(299), gbp(301), gbp(1_000), new Money(300, "EUR")})
            assertThatThrownBy(() -> payment.voided(other)).isInstanceOf(AmountDiffers.class);
        assertThat(payment.sums().voided()).isZero();

        payment.voided(gbp(300));
        assertThatThrownBy(() -> payment.voided(gbp(200))).isInstanceOf(AmountDiffers.class);
    }

    @Test
    void what_is_being_taken_may_have_been_let_go_before_that_was_heard() {
        payment.authorised("pay_1", gbp(1_000));
        payment.askToCapture(gbp(700));

        assertThat(payment.voided(gbp(1_000)))
                .containsExactly(new PaymentVoided(payment.orderId(), payment.id(), gbp(300)));
        assertThatThrownBy(() -> payment.voided(gbp(299))).isInstanceOf(AmountDiffers.class);
    }

    @Test
    void of_a_payment_that_was_never_held_no_part_can_be_let_go() {
        payment.isUndecided("pay_1", null);
        assertThatThrownBy(() -> payment.voided(gbp(1))).isInstanceOf(AmountDiffers.class);
        assertThat(payment.state()).isEqualTo(PaymentState.CREATED);
    }

    @Test
    void a_void_of_what_was_never_held_is_not_told() {
        payment.isUndecided("pay_1", null);
        assertThat(payment.canBeLetGo()).isTrue();
        assertThat(payment.voided(gbp(1_000))).isEmpty();
        assertThat(payment.state()).isEqualTo(PaymentState.VOIDED);
        assertThat(payment.authorised("pay_1", gbp(1_000)))
                .as("the operator let it go already")
                .isEmpty();
    }

    @Test
    void an_authorisation_of_what_was_given_up_is_told_and_let_go() {
        payment.givenUp();
        assertThat(payment.state()).isEqualTo(PaymentState.VOIDED);
        assertThat(payment.canBeLetGo()).isFalse();

        assertThat(payment.authorised("pay_1", gbp(1_000))).hasOnlyElementsOfType(PaymentAuthorized.class);
        assertThat(payment.canBeLetGo()).isTrue();
        assertThat(payment.voided(gbp(1_000))).hasOnlyElementsOfType(PaymentVoided.class);
        assertThat(payment.canBeLetGo()).isFalse();
    }

    private Capture capture(long minor) {
        return Capture.asked(UUID.randomUUID(), payment.orderId(), UUID.randomUUID(), gbp(minor));
    }

    private static Money gbp(long minor) {
        return new Money(minor, "GBP");
    }
}
