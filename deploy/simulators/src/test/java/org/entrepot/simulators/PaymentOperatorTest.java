package org.entrepot.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaymentOperatorTest {

    @TempDir
    Path data;

    private PaymentOperator operator;

    private Shop shop;

    @BeforeEach
    void start() {
        operator = PaymentOperator.start(
                0,
                PaymentOperator.Config.in(data)
                        .pace(Duration.ofMillis(100), Duration.ofMillis(100), Duration.ofMillis(20)));
        shop = new Shop(operator.url());
    }

    @AfterEach
    void stop() {
        operator.close();
    }

    @Test
    void a_payment_is_promised_captured_in_parts_and_partly_given_back() {
        String payment = shop.has("order-1", 1000, "tok_visa");

        var first = shop.captures(payment, 600, "parcel-1");
        var second = shop.captures(payment, 400, "parcel-2");
        shop.refunds(payment, 250, "refund-1");

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.field("/status")).isEqualTo("CAPTURED");
        var view = Probe.until(
                "the refund is settled",
                () -> shop.sees(payment),
                seen -> seen.field("/refunds/0/status").equals("SETTLED"));
        assertThat(view.field("/status")).isEqualTo("CAPTURED");
        assertThat(view.field("/captured/minor")).isEqualTo("1000");
        assertThat(view.field("/refunded/minor")).isEqualTo("250");
    }

    @Test
    void the_same_key_gets_the_same_answer_and_acts_once() {
        var first = shop.authorises("order-1", 1000, "tok_visa");
        var again = shop.authorises("order-1", 1000, "tok_visa");

        assertThat(again).isEqualTo(first);
        assertThat(shop.api.get("/v1/payments?merchantReference=order-1").json().at("/payments"))
                .hasSize(1);
    }

    @Test
    void the_same_key_gets_its_first_answer_even_when_the_payment_has_moved_on() {
        String payment = shop.has("order-1", 1000, "tok_visa");
        shop.captures(payment, 1000, "parcel-1");

        assertThat(shop.authorises("order-1", 1000, "tok_visa").field("/status"))
                .isEqualTo("AUTHORIZED");
        assertThat(shop.captures(payment, 1000, "parcel-1").status()).isEqualTo(201);
        assertThat(shop.sees(payment).field("/captured/minor")).isEqualTo("1000");
    }

    @Test
    void the_same_key_with_another_body_is_refused() {
        shop.authorises("order-1", 1000, "tok_visa", "key");

        var other = shop.authorises("order-1", 1001, "tok_visa", "key");

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.field("/code")).isEqualTo("key_reused");
    }

    @Test
    void spaces_and_the_order_of_fields_do_not_make_another_body() {
        shop.authorises("order-1", 1000, "tok_visa", "key");

        var same = shop.api.post("/v1/payments", "key", """
                { "method": "tok_visa", "amount": {"currency": "GBP", "minor": 1000}, "merchantReference": "order-1" }""");

        assertThat(same.status()).isEqualTo(201);
    }

    @Test
    void a_call_without_a_key_is_refused() {
        assertThat(shop.authorises("order-1", 1000, "tok_visa", null).status()).isEqualTo(400);
    }

    @Test
    void a_refused_call_does_not_burn_its_key() {
        String payment = shop.has("order-1", 1000, "tok_visa");
        String path = "/v1/payments/" + payment + "/captures";

        assertThat(shop.api.post(path, "key", Shop.part(1001, "parcel-1")).field("/code"))
                .isEqualTo("above_authorised");
        assertThat(shop.api.post(path, "key", Shop.part(1000, "parcel-1")).status())
                .isEqualTo(201);
    }

    @Test
    void no_more_is_captured_than_was_promised_and_no_more_given_back_than_was_captured() {
        String payment = shop.has("order-1", 1000, "tok_visa");

        assertThat(shop.refunds(payment, 1, "early").field("/code")).isEqualTo("above_captured");
        shop.captures(payment, 700, "parcel-1");
        assertThat(shop.captures(payment, 301, "parcel-2").field("/code")).isEqualTo("above_authorised");
        shop.refunds(payment, 500, "refund-1");
        assertThat(shop.refunds(payment, 201, "refund-2").field("/code")).isEqualTo("above_captured");
        assertThat(shop.refunds(payment, 200, "refund-3").status()).isEqualTo(201);
    }

    @Test
    void another_currency_than_the_promised_one_is_refused() {
        String payment = shop.has("order-1", 1000, "tok_visa");

        var euros = """
                {"amount":{"minor":100,"currency":"EUR"},"reference":"parcel-1"}""";

        assertThat(shop.api
                        .post("/v1/payments/" + payment + "/captures", "c", euros)
                        .field("/code"))
                .isEqualTo("wrong_currency");
    }

    @Test
    void a_void_gives_the_promise_back_and_ends_it() {
        String payment = shop.has("order-1", 1000, "tok_visa");

        assertThat(shop.voids(payment).field("/released/minor")).isEqualTo("1000");
        assertThat(shop.voids(payment).status()).isEqualTo(200);
        assertThat(shop.captures(payment, 1, "parcel-1").field("/code")).isEqualTo("not_capturable");
        assertThat(shop.sees(payment).field("/status")).isEqualTo("VOIDED");
    }

    @Test
    void a_void_after_a_part_was_captured_gives_the_rest_back() {
        String payment = shop.has("order-1", 1000, "tok_visa");
        shop.captures(payment, 400, "parcel-1");

        assertThat(shop.voids(payment).field("/released/minor")).isEqualTo("600");
        assertThat(shop.captures(payment, 1, "parcel-2").status()).isEqualTo(409);
        assertThat(shop.refunds(payment, 400, "refund-1").status()).isEqualTo(201);
    }

    @Test
    void what_was_captured_or_declined_cannot_be_voided() {
        assertThat(shop.voids(shop.hasCaptured("order-1", 1000, "tok_visa")).status())
                .isEqualTo(409);
        assertThat(shop.voids(shop.has("order-2", 1000, "tok_declined")).field("/code"))
                .isEqualTo("not_voidable");
    }

    @Test
    void a_lost_answer_is_cleared_up_by_the_merchants_own_reference() {
        shop.authorises("order-1", 1000, "tok_visa");

        var found = shop.api.get("/v1/payments?merchantReference=order-1");

        assertThat(found.field("/payments/0/status")).isEqualTo("AUTHORIZED");
        assertThat(shop.api.get("/v1/payments?merchantReference=order-2").json().at("/payments"))
                .isEmpty();
    }

    @Test
    void bad_input_is_refused_and_changes_nothing() {
        for (String body : new String[] {
            "",
            "not json",
            "[]",
            "null",
            "{}",
            Shop.asked("order-1", 0, "tok_visa"),
            Shop.asked("order-1", -1, "tok_visa"),
            Shop.asked("order-1", Long.MAX_VALUE, "tok_visa"),
            Shop.asked("order-1", 100, "4111111111111111"),
            Shop.asked("order-1", 100, "tok_visa").replace("GBP", "pounds"),
            Shop.asked("order-1", 100, "tok_visa").replace("{\"merch", "{\"status\":\"CAPTURED\",\"merch"),
            Shop.asked("x".repeat(101), 100, "tok_visa"),
            Shop.asked(" ", 100, "tok_visa")
        }) {
            var reply = shop.api.post("/v1/payments", "key-" + body.hashCode(), body);
            assertThat(reply.status()).as(body).isBetween(400, 422);
            assertThat(reply.text()).doesNotContain("4111111111111111", "Exception", "org.entrepot");
        }
        assertThat(shop.api.get("/control/ledger").field("/count")).isEqualTo("0");
    }

    @Test
    void unknown_places_and_methods_are_refused() {
        assertThat(shop.sees("pay_unknown").status()).isEqualTo(404);
        assertThat(shop.api.get("/v2/payments").status()).isEqualTo(404);
        assertThat(shop.api.delete("/v1/payments/pay_1").status()).isEqualTo(405);
        assertThat(shop.api.post("/v1/payments", "key", "x".repeat(300_000)).status())
                .isEqualTo(413);
    }

    @Test
    void many_clients_with_one_key_make_one_payment() throws Exception {
        var calls = new ArrayList<Callable<Api.Reply>>();
        for (int i = 0; i < 40; i++) calls.add(() -> shop.authorises("order-1", 1000, "tok_visa"));

        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var ids = new HashSet<String>();
            for (Future<Api.Reply> call : clients.invokeAll(calls))
                ids.add(call.get().field("/id"));
            assertThat(ids).hasSize(1);
        }

        assertThat(shop.api.get("/control/ledger").field("/count")).isEqualTo("1");
    }

    @Test
    void the_request_log_shows_who_asked_what_but_no_body() {
        shop.authorises("order-1", 1000, "tok_visa");

        var log = Probe.until(
                "the call is in the log",
                () -> shop.api.get("/control/requests"),
                seen -> seen.text().contains("authorise-order-1"));

        assertThat(log.text()).contains("/v1/payments").doesNotContain("tok_visa");
    }
}
