package org.entrepot.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaymentWebhooksTest {
    private static final Retry QUICK = new Retry(Duration.ofMillis(5), Duration.ofMillis(20), 5);

    @TempDir
    Path data;

    private final WebhookSecret secret = WebhookSecret.random();
    private final Receiver receiver = new Receiver();

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void every_change_of_a_payment_is_told() {
        try (var operator = operator(receiver.url())) {
            var shop = new Shop(operator.url());
            String payment = shop.has("order-1", 1000, "tok_visa");
            shop.captures(payment, 600, "parcel-1");
            shop.voids(payment);
            shop.refunds(payment, 600, "refund-1");
            shop.authorises("order-2", 1000, "tok_declined");

            receiver.awaits(5);

            assertThat(receiver.types())
                    .containsExactlyInAnyOrder(
                            "payment.authorized",
                            "payment.captured",
                            "payment.voided",
                            "refund.settled",
                            "payment.declined");
            var captured = receiver.awaits("payment.captured").json();
            assertThat(captured.at("/data/merchantReference").asText()).isEqualTo("order-1");
            assertThat(captured.at("/data/reference").asText()).isEqualTo("parcel-1");
            assertThat(captured.at("/data/amount/minor").asLong()).isEqualTo(600);
            assertThat(captured.at("/data/status").asText()).isEqualTo("PARTIALLY_CAPTURED");
        }
    }

    @Test
    void a_refund_that_is_not_decided_is_to_come() {
        var days = Duration.ofDays(1);
        try (var operator = PaymentOperator.start(
                0,
                PaymentOperator.Config.in(data).webhooks(receiver.url(), secret).pace(days, days, days))) {
            var shop = new Shop(operator.url());
            String payment = shop.has("order-1", 1000, "tok_visa");
            shop.captures(payment, 600, "parcel-1");
            assertThat(new Api(operator.url()).get("/control/outlook").field("/toCome"))
                    .isEqualTo("0");

            shop.refunds(payment, 600, "refund-1");

            assertThat(new Api(operator.url()).get("/control/outlook").field("/toCome"))
                    .isEqualTo("1");
        }
    }

    @Test
    void a_webhook_is_signed_as_standard_webhooks_says() throws Exception {
        try (var operator = operator(receiver.url())) {
            new Shop(operator.url()).authorises("order-1", 1000, "tok_visa");

            var message = receiver.awaits("payment.authorized");

            byte[] key = Base64.getDecoder().decode(secret.reveal().substring("whsec_".length()));
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            String signed = message.id() + "." + message.timestamp() + "." + message.body();
            String expected = Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
            assertThat(message.signature()).isEqualTo("v1," + expected);
            assertThat(Instant.ofEpochSecond(message.timestamp()))
                    .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        }
    }

    /** The worked example of the specification's own libraries. */
    @Test
    void the_signature_of_the_published_example_is_right() {
        var published = WebhookSecret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        assertThat(published.signature("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void a_webhook_that_is_refused_comes_again_under_the_same_id() {
        receiver.refusing(3);
        try (var operator = operator(receiver.url())) {
            new Shop(operator.url()).authorises("order-1", 1000, "tok_visa");

            var messages = receiver.awaits(4);

            assertThat(messages).extracting(Receiver.Message::answered).containsExactly(503, 503, 503, 204);
            assertThat(messages)
                    .extracting(Receiver.Message::id)
                    .containsOnly(messages.getFirst().id());
            assertThat(messages)
                    .extracting(Receiver.Message::body)
                    .containsOnly(messages.getFirst().body());
        }
    }

    @Test
    void a_webhook_is_given_up_after_a_bounded_number_of_tries_and_may_be_asked_for_again() {
        receiver.refusing(5);
        try (var operator = operator(receiver.url())) {
            var shop = new Shop(operator.url());
            shop.authorises("order-1", 1000, "tok_visa");

            Probe.until("it rests", () -> counts(shop), counts -> counts.contains("\"resting\":1"));
            assertThat(receiver.messages()).hasSize(5);
            shop.api.post("/control/webhooks", "{\"url\":\"%s\"}".formatted(receiver.url()));

            assertThat(receiver.awaits(6).getLast().answered()).isEqualTo(204);
            Probe.until("none waits", () -> counts(shop), counts -> counts.contains("\"waiting\":0"));
        }
    }

    @Test
    void a_merchant_with_two_doors_gets_its_webhooks_at_either() {
        try (var other = new Receiver();
                var operator = withDoors(List.of(receiver.url(), other.url()))) {
            var shop = new Shop(operator.url());
            for (int n = 0; n < 30; n++) shop.authorises("order-" + n, 1000, "tok_visa");

            Probe.until("none waits", () -> counts(shop), counts -> counts.contains("\"waiting\":0"));
            assertThat(receiver.messages()).hasSizeBetween(1, 29);
            assertThat(other.messages()).hasSize(30 - receiver.messages().size());
        }
    }

    @Test
    void a_webhook_that_finds_one_door_shut_goes_to_the_other() {
        try (var operator = withDoors(List.of(URI.create("http://127.0.0.1:1/"), receiver.url()))) {
            var shop = new Shop(operator.url());
            for (int n = 0; n < 10; n++) shop.authorises("order-" + n, 1000, "tok_visa");

            receiver.awaits(10);
        }
    }

    @Test
    void webhooks_wait_until_there_is_somewhere_to_send_them() {
        try (var operator = operator(null)) {
            var shop = new Shop(operator.url());
            shop.authorises("order-1", 1000, "tok_visa");
            Probe.until("it rests", () -> counts(shop), counts -> counts.contains("\"resting\":1"));

            operator.sendWebhooksTo(receiver.url());

            receiver.awaits("payment.authorized");
        }
    }

    @Test
    void a_payment_may_name_an_address_of_its_own() {
        try (var operator = operator(null)) {
            String asked = Shop.asked("order-1", 1000, "tok_visa")
                    .replace("{\"merch", "{\"webhookUrl\":\"%s\",\"merch".formatted(receiver.url()));

            assertThat(new Api(operator.url())
                            .post("/v1/payments", "key", asked)
                            .status())
                    .isEqualTo(201);

            receiver.awaits("payment.authorized");
        }
    }

    @Test
    void a_webhook_that_was_not_taken_before_the_end_is_sent_by_the_next_life_and_a_taken_one_is_not() {
        try (var operator = operator(receiver.url())) {
            var shop = new Shop(operator.url());
            shop.authorises("order-1", 1000, "tok_visa");
            Probe.until("it is taken", () -> counts(shop), counts -> counts.contains("\"waiting\":0"));
            operator.sendWebhooksTo(URI.create("http://127.0.0.1:1/"));
            shop.authorises("order-2", 1000, "tok_visa");
        }

        try (var operator = operator(receiver.url())) {
            receiver.awaits(2);
            Probe.until(
                    "none waits", () -> counts(new Shop(operator.url())), counts -> counts.contains("\"waiting\":0"));
        }

        List<String> orders = receiver.messages().stream()
                .map(message -> message.json().at("/data/merchantReference").asText())
                .toList();
        assertThat(orders).containsExactly("order-1", "order-2");
    }

    private static String counts(Shop shop) {
        return shop.api.get("/control/webhooks").text();
    }

    private PaymentOperator operator(URI target) {
        return withDoors(target == null ? List.of() : List.of(target));
    }

    private PaymentOperator withDoors(List<URI> targets) {
        return PaymentOperator.start(
                0,
                PaymentOperator.Config.in(data)
                        .webhooksToAnyOf(targets, secret)
                        .retrying(QUICK)
                        .pace(Duration.ofMillis(50), Duration.ofMillis(50), Duration.ofMillis(10)));
    }
}
