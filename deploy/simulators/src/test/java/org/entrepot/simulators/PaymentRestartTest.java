package org.entrepot.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaymentRestartTest {
    @TempDir
    Path data;

    @Test
    void what_was_answered_is_there_after_the_process_is_killed_in_the_middle_of_its_work() {
        var answered = new ConcurrentLinkedQueue<String>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor();
                var operator = process(Map.of())) {
            var shop = new Shop(operator.url());
            for (int client = 0; client < 8; client++) {
                int each = client;
                clients.execute(() -> payUntilItEnds(shop, each, answered));
            }
            Probe.until("some payments are made", answered::size, count -> count > 200);
            operator.kill();
        }

        try (var operator = process(Map.of())) {
            var shop = new Shop(operator.url());

            for (String order : answered) {
                var found = shop.api
                        .get("/v1/payments?merchantReference=" + order)
                        .json()
                        .at("/payments");
                assertThat(found).as(order).hasSize(1);
                assertThat(shop.authorises(order, 1000, "tok_visa").field("/id"))
                        .isEqualTo(found.at("/0/id").asText());
            }
        }
    }

    @Test
    void a_killed_operator_settles_what_was_open_and_sends_what_was_not_taken() {
        try (var receiver = new Receiver()) {
            var environment = Map.of(
                    "ENTREPOT_PAYMENT_WEBHOOK_URL", receiver.url().toString(),
                    "ENTREPOT_PAYMENT_LATE_MS", "1000",
                    "ENTREPOT_PAYMENT_SETTLE_MS", "1000");
            receiver.refusing(1_000);
            String late;
            String captured;
            try (var operator = process(environment)) {
                var shop = new Shop(operator.url());
                late = shop.has("order-1", 1000, "tok_late");
                captured = shop.hasCaptured("order-2", 1000, "tok_visa");
                shop.refunds(captured, 300, "refund-1");
                operator.kill();
            }
            receiver.refusing(0);

            try (var operator = process(environment)) {
                var shop = new Shop(operator.url());

                Probe.until("all is told", () -> taken(receiver), types -> types.size() >= 4);
                assertThat(taken(receiver))
                        .containsExactlyInAnyOrder(
                                "payment.authorized", "payment.authorized", "payment.captured", "refund.settled");
                assertThat(shop.sees(late).field("/status")).isEqualTo("AUTHORIZED");
                assertThat(shop.sees(captured).field("/refunded/minor")).isEqualTo("300");
                assertThat(shop.refunds(captured, 300, "refund-1").field("/status"))
                        .isEqualTo("PENDING");
            }
        }
    }

    @Test
    void half_a_line_at_the_end_of_the_journal_is_dropped() throws IOException {
        try (var operator = PaymentOperator.start(0, PaymentOperator.Config.in(data))) {
            new Shop(operator.url()).authorises("order-1", 1000, "tok_visa");
        }
        Files.writeString(data.resolve("payments.journal"), "{\"facts\":[{\"fa", StandardOpenOption.APPEND);

        try (var operator = PaymentOperator.start(0, PaymentOperator.Config.in(data))) {
            new Shop(operator.url()).authorises("order-2", 1000, "tok_visa");
        }

        try (var operator = PaymentOperator.start(0, PaymentOperator.Config.in(data))) {
            assertThat(new Api(operator.url()).get("/control/ledger").field("/count"))
                    .isEqualTo("2");
        }
    }

    @Test
    void two_operators_do_not_share_a_folder() throws Exception {
        try (var first = process(Map.of())) {
            first.url();

            try (var second = process(Map.of())) {
                assertThat(second.awaitsEnd()).isEqualTo(1);
                assertThat(second.output()).contains("Another simulator uses");
            }
        }
    }

    @Test
    void by_hand_it_makes_its_own_secret_and_shows_it_to_nobody_else() throws IOException {
        try (var operator = process(Map.of())) {
            operator.url();

            Path file = data.resolve("data").resolve("webhook.secret");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(operator.output()).doesNotContain(Files.readString(file));
            assertThat(WebhookSecret.of(Files.readString(file)).toString()).isEqualTo("whsec_…");
        }
    }

    @Test
    void it_takes_less_than_a_few_seconds_of_a_core_to_start() {
        try (var operator = process(Map.of())) {
            operator.url();
            assertThat(operator.coreTime()).isLessThan(Duration.ofSeconds(10));
        }
    }

    private static void payUntilItEnds(Shop shop, int client, ConcurrentLinkedQueue<String> answered) {
        try {
            for (int i = 0; ; i++) {
                String order = "order-" + client + "-" + i;
                if (shop.authorises(order, 1000, "tok_visa").status() == 201) answered.add(order);
            }
        } catch (RuntimeException e) {
            // The operator was killed; this is how the client learns of it.
        }
    }

    /** Each once: what was under way when the operator was killed may have been taken from both lives. */
    private static List<String> taken(Receiver receiver) {
        var types = new LinkedHashMap<String, String>();
        receiver.messages().stream()
                .filter(message -> message.answered() == 204)
                .forEach(message -> types.put(message.id(), message.type()));
        return List.copyOf(types.values());
    }

    private Process9 process(Map<String, String> environment) {
        return Process9.start(PaymentOperator.class, data, environment);
    }
}
