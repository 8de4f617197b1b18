package org.entrepot.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PaymentTokensTest {
    private static final Duration SLOW = Duration.ofMillis(300);

    @TempDir
    Path data;

    private final Receiver receiver = new Receiver();
    private PaymentOperator operator;
    private Shop shop;

    @BeforeEach
    void start() {
        operator = PaymentOperator.start(
                0,
                PaymentOperator.Config.in(data)
                        .webhooks(receiver.url(), WebhookSecret.random())
                        .pace(SLOW, Duration.ofMillis(150), Duration.ofMillis(20)));
        shop = new Shop(operator.url());
    }

    @AfterEach
    void stop() {
        operator.close();
        receiver.close();
    }

    @ParameterizedTest
    @CsvSource({
        "tok_visa, AUTHORIZED, ''",
        "tok_mastercard, AUTHORIZED, ''",
        "tok_declined, DECLINED, declined",
        "tok_insufficient_funds, DECLINED, insufficient_funds",
        "tok_late, PENDING, ''",
        "tok_late_declined, PENDING, ''",
        "tok_requires_action, REQUIRES_ACTION, ''",
        "tok_refund_fails, AUTHORIZED, ''"
    })
    void a_token_says_how_the_answer_will_be(String token, String status, String declineCode) {
        var answer = shop.authorises("order-1", 1000, token);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.field("/status")).isEqualTo(status);
        assertThat(answer.field("/declineCode")).isEqualTo(declineCode);
    }

    @ParameterizedTest
    @CsvSource({"6666601, DECLINED", "6666602, DECLINED", "6666603, PENDING", "6666606, REQUIRES_ACTION"})
    void an_amount_overrides_the_token(long minor, String status) {
        assertThat(shop.authorises("order-1", minor, "tok_visa").field("/status"))
                .isEqualTo(status);
    }

    @Test
    void tok_slow_answers_late_but_well() {
        long start = System.nanoTime();

        var answer = shop.authorises("order-1", 1000, "tok_slow");

        assertThat(answer.field("/status")).isEqualTo("AUTHORIZED");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(SLOW);
    }

    @Test
    void tok_timeout_after_acting_acts_stays_silent_and_answers_whoever_asks_again() {
        var first = shop.api.ask(
                "/v1/payments", "authorise-order-1", Shop.asked("order-1", 1000, "tok_timeout_after_acting"));

        Probe.until(
                "it is authorised",
                () -> shop.api.get("/v1/payments?merchantReference=order-1").field("/payments/0/status"),
                "AUTHORIZED"::equals);
        assertThat(shop.authorises("order-1", 1000, "tok_timeout_after_acting").status())
                .isEqualTo(201);
        assertThat(first).isNotDone();
    }

    @Test
    void tok_answer_twice_sends_its_webhooks_twice_under_one_id() {
        shop.authorises("order-1", 1000, "tok_answer_twice");

        var messages = receiver.awaits(2);

        assertThat(messages)
                .extracting(Receiver.Message::type)
                .containsExactly("payment.authorized", "payment.authorized");
        assertThat(messages.get(0).id()).isEqualTo(messages.get(1).id());
    }

    @Test
    void tok_late_is_authorised_afterwards_and_told_by_webhook() {
        String payment = shop.has("order-1", 1000, "tok_late");

        assertThat(receiver.awaits("payment.authorized")
                        .json()
                        .at("/data/paymentId")
                        .asText())
                .isEqualTo(payment);
        assertThat(shop.sees(payment).field("/status")).isEqualTo("AUTHORIZED");
    }

    @Test
    void tok_late_declined_is_declined_afterwards() {
        String payment = shop.has("order-1", 1000, "tok_late_declined");

        receiver.awaits("payment.declined");
        assertThat(shop.sees(payment).field("/declineCode")).isEqualTo("declined");
    }

    @Test
    void a_pending_payment_that_is_voided_is_never_authorised() {
        // So late that the void is in time on any machine.
        shop.api.post("/control", "{\"kind\":\"LATE\",\"share\":0,\"seed\":1,\"millis\":5000}");
        String payment = shop.has("order-1", 1000, "tok_late");
        shop.voids(payment);
        shop.authorises("order-2", 1000, "tok_late"); // Decided after the other would have been.

        receiver.awaits("payment.authorized");

        assertThat(receiver.types()).containsExactlyInAnyOrder("payment.voided", "payment.authorized");
        assertThat(shop.sees(payment).field("/status")).isEqualTo("VOIDED");
    }

    @Test
    void tok_late_not_voidable_is_not_let_go_before_it_is_decided() {
        shop.api.post("/control", "{\"kind\":\"LATE\",\"share\":0,\"seed\":1,\"millis\":5000}");
        String payment = shop.has("order-1", 1000, "tok_late_not_voidable");

        var refused = shop.voids(payment);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.field("/code")).isEqualTo("not_voidable");

        receiver.awaits("payment.authorized");
        assertThat(shop.voids(payment).status()).isEqualTo(200);
        assertThat(shop.sees(payment).field("/status")).isEqualTo("VOIDED");
    }

    @ParameterizedTest
    @CsvSource({"true, payment.authorized, AUTHORIZED", "false, payment.declined, DECLINED"})
    void tok_requires_action_waits_for_the_customer(boolean approve, String webhook, String status) {
        var answer = shop.authorises("order-1", 1000, "tok_requires_action");

        shop.api.post(answer.field("/actionPath"), "{\"approve\":%s}".formatted(approve));

        receiver.awaits(webhook);
        assertThat(shop.sees(answer.field("/id")).field("/status")).isEqualTo(status);
        assertThat(shop.api
                        .post(answer.field("/actionPath"), "{\"approve\":true}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void tok_500_once_acts_says_500_and_is_fine_afterwards() {
        assertThat(shop.authorises("order-1", 1000, "tok_500_once").status()).isEqualTo(500);
        assertThat(shop.authorises("order-1", 1000, "tok_500_once").field("/status"))
                .isEqualTo("AUTHORIZED");
        assertThat(shop.api.get("/control/ledger").field("/count")).isEqualTo("1");
    }

    @Test
    void tok_500_before_does_nothing_twice_and_then_goes_through() {
        assertThat(shop.authorises("order-1", 1000, "tok_500_before").status()).isEqualTo(500);
        assertThat(shop.authorises("order-1", 1000, "tok_500_before").status()).isEqualTo(500);
        assertThat(shop.api.get("/control/ledger").field("/count")).isEqualTo("0");

        assertThat(shop.authorises("order-1", 1000, "tok_500_before").field("/status"))
                .isEqualTo("AUTHORIZED");
    }

    @Test
    void tok_capture_fails_once_captures_at_the_second_try_with_the_same_key() {
        String payment = shop.has("order-1", 1000, "tok_capture_fails_once");

        var failed = shop.captures(payment, 1000, "parcel-1");

        assertThat(failed.status()).isEqualTo(503);
        assertThat(shop.sees(payment).field("/captured/minor")).isEqualTo("0");
        assertThat(shop.captures(payment, 1000, "parcel-1").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"tok_capture_timeout_after_acting, captures", "tok_refund_timeout_after_acting, refunds"})
    void a_capture_or_refund_may_be_done_and_its_answer_lost(String token, String what) {
        String payment = shop.has("order-1", 1000, token);
        if (what.equals("refunds")) shop.captures(payment, 1000, "parcel-1");
        String path = "/v1/payments/" + payment + "/" + what;

        var lost = shop.api.ask(path, "key", Shop.part(400, "part-1"));
        Probe.until("it is done", () -> shop.sees(payment).json().at("/" + what), done -> done.size() == 1);

        assertThat(shop.api.post(path, "key", Shop.part(400, "part-1")).status())
                .isEqualTo(201);
        assertThat(shop.sees(payment).json().at("/" + what)).hasSize(1);
        assertThat(lost).isNotDone();
    }

    @Test
    void tok_refund_at_once_is_settled_in_the_answer() {
        String payment = shop.hasCaptured("order-1", 1000, "tok_refund_at_once");

        assertThat(shop.refunds(payment, 400, "refund-1").field("/status")).isEqualTo("SETTLED");
        receiver.awaits("refund.settled");
    }

    @Test
    void tok_refund_fails_gives_nothing_back_and_the_money_may_be_tried_again() {
        String payment = shop.hasCaptured("order-1", 1000, "tok_refund_fails");

        assertThat(shop.refunds(payment, 1000, "refund-1").field("/status")).isEqualTo("PENDING");

        var failed = receiver.awaits("refund.failed").json();
        assertThat(failed.at("/data/failureCode").asText()).isEqualTo("account_closed");
        assertThat(failed.at("/data/reference").asText()).isEqualTo("refund-1");
        assertThat(shop.sees(payment).field("/refunded/minor")).isEqualTo("0");
        assertThat(shop.refunds(payment, 1000, "refund-2").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @EnumSource(PaymentStatus.class)
    void a_payment_that_has_ended_moves_no_more(PaymentStatus next) {
        assertThat(PaymentStatus.DECLINED.mayBecome(next)).isFalse();
        assertThat(PaymentStatus.VOIDED.mayBecome(next)).isFalse();
        assertThat(PaymentStatus.CAPTURED.mayBecome(next)).isFalse();
        assertThat(PaymentStatus.PENDING.mayBecome(next))
                .isEqualTo(PaymentStatus.REQUIRES_ACTION.mayBecome(next))
                .isEqualTo(next == PaymentStatus.AUTHORIZED
                        || next == PaymentStatus.DECLINED
                        || next == PaymentStatus.VOIDED);
    }
}
