package org.entrepot.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The books as an audit reads them. */
class PaymentLedgerTest {

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
    void the_ledger_sums_what_was_promised_taken_and_given_back() {
        shop.captures(shop.has("order-1", 1000, "tok_visa"), 600, "parcel-1");
        shop.voids(shop.has("order-2", 500, "tok_visa"));
        shop.authorises("order-3", 700, "tok_declined");
        shop.refunds(shop.hasCaptured("order-4", 300, "tok_refund_at_once"), 100, "refund-1");

        var ledger = shop.api.get("/control/ledger").json();

        assertThat(ledger.at("/totals/GBP").toString()).isEqualTo("""
                        {"authorised":1800,"captured":900,"refunded":100,"beingRefunded":0,"voided":500}""");
        assertThat(ledger.at("/payments")).hasSize(4);
    }

    @Test
    void the_ledger_sums_what_it_lists_after_every_change() {
        String partly = shop.has("order-1", 1000, "tok_visa");
        shop.captures(partly, 400, "parcel-1");
        shop.voids(partly);
        shop.refunds(shop.hasCaptured("order-2", 300, "tok_refund_at_once"), 300, "refund-2");
        shop.refunds(shop.hasCaptured("order-3", 300, "tok_refund_fails"), 100, "refund-3");
        shop.authorises("order-4", 200, "tok_requires_action");

        var ledger = Probe.until(
                "no refund is under way",
                () -> shop.api.get("/control/ledger").json(),
                seen -> seen.at("/totals/GBP/beingRefunded").asInt() == 0);

        for (var sum : List.of("authorised", "captured", "refunded", "beingRefunded", "voided"))
            assertThat(ledger.at("/totals/GBP/" + sum).asLong())
                    .as(sum)
                    .isEqualTo(ledger.at("/payments")
                            .valueStream()
                            .mapToLong(payment -> payment.path(sum).asLong())
                            .sum());
        assertThat(ledger.at("/totals/GBP/voided").asLong()).isEqualTo(600);
    }

    @Test
    void the_ledger_comes_in_pages_that_together_are_all_of_it() {
        for (int n = 1; n <= 5; n++) shop.authorises("order-" + n, 100 * n, "tok_visa");

        var first = shop.api.get("/control/ledger?limit=3").json();
        var second = shop.api
                .get("/control/ledger?limit=3&from=" + first.path("next").asInt())
                .json();

        assertThat(List.of(first, second)).allSatisfy(page -> {
            assertThat(page.path("count").asInt()).isEqualTo(5);
            assertThat(page.at("/totals/GBP/authorised").asInt()).isEqualTo(1500);
        });
        assertThat(first.path("payments").findValuesAsText("merchantReference"))
                .containsExactly("order-1", "order-2", "order-3");
        assertThat(second.path("payments").findValuesAsText("merchantReference"))
                .containsExactly("order-4", "order-5");
        assertThat(second.has("next")).isFalse();
    }
}
