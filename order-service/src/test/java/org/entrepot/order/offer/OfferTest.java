package org.entrepot.order.offer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.entrepot.events.Money;
import org.entrepot.events.catalog.TaxClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferTest {

    @ParameterizedTest
    @CsvSource({
        "STANDARD, 1200, 1, 200", // a sixth of what includes 20 %
        "STANDARD, 1295, 1, 216", // 215.83
        "STANDARD, 1295, 3, 648", // 647.5: half a penny rounds up
        "REDUCED, 1050, 1, 50",
        "REDUCED, 1, 1, 0", // 0.048
        "ZERO, 99900, 7, 0"
    })
    void tax_is_what_the_price_of_the_whole_line_includes(TaxClass taxClass, long price, int quantity, long tax) {
        assertThat(offer(taxClass, price).taxOf(quantity)).isEqualTo(new Money(tax, "GBP"));
    }

    @Test
    void what_cannot_be_taxed_cannot_be_sold() {
        assertThat(offer(TaxClass.UNKNOWN, 100).isSellable()).isFalse();
        assertThat(offer(TaxClass.ZERO, 100).isSellable()).isTrue();
    }

    private static Offer offer(TaxClass taxClass, long price) {
        return new Offer("KETTLE", UUID.randomUUID(), new Money(price, "GBP"), taxClass, true);
    }
}
