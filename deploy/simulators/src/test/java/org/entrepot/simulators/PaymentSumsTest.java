package org.entrepot.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaymentSumsTest {
    private static final int MANY = 100_000;

    private final PaymentSums sums = new PaymentSums();

    @Test
    void a_page_costs_what_is_on_it_however_long_the_books_are() {
        for (int n = 0; n < 100; n++) sums.opened(payment(n));
        page(50);
        long ofFew = Allocated.by(() -> page(50));

        for (int n = 100; n < MANY; n++) sums.opened(payment(n));

        assertThat(Allocated.by(() -> page(MANY / 2))).isLessThan(2 * ofFew + 1_000);
        assertThat(page(MANY / 2).totals().get("GBP").authorised()).isEqualTo(10L * MANY);
    }

    @Test
    void a_page_beyond_the_end_is_empty() {
        sums.opened(payment(1));

        assertThat(page(1).payments()).isEmpty();
        assertThat(page(Integer.MAX_VALUE).payments()).isEmpty();
        assertThat(page(Integer.MAX_VALUE).next()).isNull();
    }

    private PaymentLedger page(int from) {
        return sums.page(from, 10, new Webhooks.Counts(0, 0, 0));
    }

    private static Payment payment(int n) {
        return new Payment(new PaymentFact.Opened(
                "pay-" + n,
                "order-" + n,
                new Money(10, "GBP"),
                Token.VISA,
                PaymentStatus.AUTHORIZED,
                null,
                null,
                Instant.EPOCH,
                null));
    }
}
