package org.entrepot.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.entrepot.simulators.Misbehaviour.Kind;
import org.entrepot.simulators.Misbehaviour.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MisbehaviourTest {
    @TempDir
    Path data;

    @Test
    void the_same_seed_hits_the_same_subjects_and_another_seed_others() {
        assertThat(hit(1, 0.3)).isEqualTo(hit(1, 0.3)).isNotEqualTo(hit(2, 0.3));
    }

    @Test
    void about_the_asked_share_is_hit() {
        assertThat(hit(7, 0.3).size()).isBetween(250, 350);
        assertThat(hit(7, 0)).isEmpty();
        assertThat(hit(7, 1)).hasSize(1_000);
    }

    @Test
    void a_subject_is_hit_once() {
        var misbehaviour = with(new Setting(Kind.SLOW, 1, 1, 0));

        assertThat(misbehaviour.strikes(Kind.SLOW, "one")).isTrue();
        assertThat(misbehaviour.strikes(Kind.SLOW, "one")).isFalse();
    }

    @Test
    void a_share_is_from_nothing_to_all_and_a_kind_is_one_that_the_simulator_knows() {
        assertThatThrownBy(() -> new Setting(Kind.SLOW, 1.1, 1, 0)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new Setting(Kind.SLOW, Double.NaN, 1, 0)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new Misbehaviour(EnumSet.of(Kind.SLOW)).set(new Setting(Kind.LOST, 1, 1, 0)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void requests_go_wrong_while_it_is_switched_on_and_well_when_tried_again() {
        try (var operator = PaymentOperator.start(0, config())) {
            var shop = new Shop(operator.url());
            control(shop, "ERROR_BEFORE", 1, 0);
            assertThat(shop.authorises("order-1", 1000, "tok_visa").status()).isEqualTo(500);
            assertThat(shop.api.get("/control/ledger").field("/count")).isEqualTo("0");
            assertThat(shop.authorises("order-1", 1000, "tok_visa").status()).isEqualTo(201);

            control(shop, "ERROR_BEFORE", 0, 0);
            control(shop, "ERROR_AFTER", 1, 0);
            assertThat(shop.authorises("order-2", 1000, "tok_visa").status()).isEqualTo(500);
            assertThat(shop.api.get("/control/ledger").field("/count")).isEqualTo("2");

            shop.api.delete("/control");
            assertThat(shop.authorises("order-3", 1000, "tok_visa").status()).isEqualTo(201);
            assertThat(shop.api.get("/control").text()).isEqualTo("[]");
        }
    }

    @Test
    void an_answer_may_be_lost_late_or_put_off() {
        try (var operator = PaymentOperator.start(0, config())) {
            var shop = new Shop(operator.url());
            control(shop, "TIMEOUT_AFTER", 1, 0);
            var lost = shop.api.ask("/v1/payments", "key", Shop.asked("order-1", 1, "tok_visa"));
            Probe.until("it is paid", () -> shop.api.get("/control/ledger").field("/count"), "1"::equals);
            assertThatThrownBy(() -> lost.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            shop.api.delete("/control");

            control(shop, "SLOW", 1, 200);
            long start = System.nanoTime();
            assertThat(shop.authorises("order-2", 1000, "tok_visa").status()).isEqualTo(201);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
            shop.api.delete("/control");

            control(shop, "UNAVAILABLE", 1, 0);
            assertThat(shop.authorises("order-3", 1000, "tok_visa").status()).isEqualTo(503);
        }
    }

    @Test
    void a_share_of_payments_is_declined_or_decided_late() {
        try (var operator = PaymentOperator.start(0, config())) {
            var shop = new Shop(operator.url());
            control(shop, "DECLINE", 1, 0);
            assertThat(shop.authorises("order-1", 1000, "tok_visa").field("/status"))
                    .isEqualTo("DECLINED");
            shop.api.delete("/control");
            control(shop, "LATE", 1, 50);
            String late = shop.has("order-2", 1000, "tok_visa");

            Probe.until(
                    "it is authorised",
                    () -> shop.sees(late),
                    seen -> seen.field("/status").equals("AUTHORIZED"));
        }
    }

    @Test
    void webhooks_may_come_twice() {
        try (var receiver = new Receiver();
                var operator = PaymentOperator.start(0, config().webhooks(receiver.url(), WebhookSecret.random()))) {
            var shop = new Shop(operator.url());
            control(shop, "WEBHOOK_TWICE", 1, 0);
            shop.authorises("order-1", 1000, "tok_visa");

            assertThat(receiver.awaits(2)).extracting(Receiver.Message::type).containsOnly("payment.authorized");
        }
    }

    @Test
    void a_kind_of_another_simulator_is_refused() {
        try (var operator = PaymentOperator.start(0, config())) {
            assertThat(control(new Shop(operator.url()), "LOST", 1, 0).status()).isEqualTo(422);
        }
    }

    private static Api.Reply control(Shop shop, String kind, double share, long millis) {
        return shop.api.post(
                "/control", "{\"kind\":\"%s\",\"share\":%s,\"seed\":1,\"millis\":%d}".formatted(kind, share, millis));
    }

    private PaymentOperator.Config config() {
        return PaymentOperator.Config.in(data)
                .pace(Duration.ofMillis(50), Duration.ofSeconds(60), Duration.ofMillis(10));
    }

    private static List<Integer> hit(long seed, double share) {
        var misbehaviour = with(new Setting(Kind.SLOW, share, seed, 0));
        return IntStream.range(0, 1_000)
                .filter(i -> misbehaviour.strikes(Kind.SLOW, "order-" + i))
                .boxed()
                .toList();
    }

    private static Misbehaviour with(Setting setting) {
        var misbehaviour = new Misbehaviour(EnumSet.of(setting.kind()));
        misbehaviour.set(setting);
        return misbehaviour;
    }
}
