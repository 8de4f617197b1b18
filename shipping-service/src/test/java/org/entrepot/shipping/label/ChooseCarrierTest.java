package org.entrepot.shipping.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.entrepot.events.Money;
import org.entrepot.kit.problem.InvalidInput;
import org.entrepot.shipping.carrier.Rate;
import org.junit.jupiter.api.Test;

class ChooseCarrierTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final Choice ANY = new Choice(null, null);

    @Test
    void the_cheapest_carrier_wins() {
        var rates = List.of(rate("swiftline", "STANDARD", 385, 0), rate("northpost", "STANDARD", 319, 3));

        assertThat(ChooseCarrier.cheapest(rates, 1, ANY)).isEqualTo(new Choice("northpost", "STANDARD"));
    }

    @Test
    void all_parcels_together_count_not_each_by_itself() {
        var rates = List.of(
                rate("northpost", "STANDARD", 319, 0),
                rate("swiftline", "STANDARD", 385, 0),
                rate("northpost", "STANDARD", 900, 0),
                rate("swiftline", "STANDARD", 600, 0));

        assertThat(ChooseCarrier.cheapest(rates, 2, ANY)).isEqualTo(new Choice("swiftline", "STANDARD"));
    }

    @Test
    void at_the_same_price_the_faster_wins() {
        var rates = List.of(rate("northpost", "STANDARD", 319, 3), rate("swiftline", "STANDARD", 319, 2));

        assertThat(ChooseCarrier.cheapest(rates, 1, ANY)).isEqualTo(new Choice("swiftline", "STANDARD"));
    }

    @Test
    void what_was_asked_for_rules_the_others_out() {
        var rates = List.of(
                rate("northpost", "STANDARD", 319, 0),
                rate("northpost", "EXPRESS", 725, 0),
                rate("swiftline", "EXPRESS", 699, 0));

        assertThat(ChooseCarrier.cheapest(rates, 1, new Choice(null, "EXPRESS")))
                .isEqualTo(new Choice("swiftline", "EXPRESS"));
        assertThat(ChooseCarrier.cheapest(rates, 1, new Choice("northpost", null)))
                .isEqualTo(new Choice("northpost", "STANDARD"));
    }

    @Test
    void a_carrier_that_does_not_take_all_of_them_takes_none() {
        var rates = List.of(rate("northpost", "STANDARD", 319, 0));

        assertThatThrownBy(() -> ChooseCarrier.cheapest(rates, 2, ANY)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> ChooseCarrier.cheapest(rates, 1, new Choice("pigeon", null)))
                .isInstanceOf(InvalidInput.class);
    }

    private static Rate rate(String carrier, String service, long pence, int days) {
        return new Rate(carrier, service, new Money(pence, "GBP"), MONDAY.plusDays(days));
    }
}
