package org.entrepot.shipping.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.events.Money;
import org.entrepot.shipping.carrier.Bought;
import org.entrepot.shipping.carrier.CarrierRefused;
import org.entrepot.shipping.carrier.Carriers;
import org.entrepot.shipping.carrier.Consignment;
import org.entrepot.shipping.carrier.Rate;
import org.junit.jupiter.api.Test;

class RateCardTest {

    private static final int HEAVIEST = 30_250;

    private final List<String> asked = new ArrayList<>();
    private final Hands clock = new Hands();
    private final RateCard card = new RateCard(new PriceList(), new TestSender(), clock);

    @Test
    void parcels_of_one_step_of_weight_to_one_country_are_asked_for_once() {
        card.rates(501, "FR");
        card.rates(1_000, "FR");
        card.rates(1_001, "FR");
        card.rates(700, "DE");

        assertThat(asked).containsExactly("1000 GB-FR", "1500 GB-FR", "1000 GB-DE");
        assertThat(card.known(999, "FR")).isPresent();
        assertThat(card.known(999, "IT")).isEmpty();
    }

    @Test
    void after_some_minutes_the_carriers_are_asked_again() {
        card.rates(700, "FR");

        clock.go(Duration.ofMinutes(6));

        assertThat(card.known(700, "FR")).isEmpty();
        card.rates(700, "FR");
        assertThat(asked).hasSize(2);
    }

    @Test
    void a_parcel_that_carriers_still_take_is_not_too_heavy_because_its_step_is() {
        assertThat(card.rates(HEAVIEST, "FR")).hasSize(1);
        assertThatThrownBy(() -> card.rates(HEAVIEST + 1, "FR")).isInstanceOf(CarrierRefused.class);
        assertThat(card.known(HEAVIEST, "FR")).isEmpty();
    }

    private final class PriceList implements Carriers {
        @Override
        public List<Rate> rates(int weightGrams, String fromCountry, String toCountry) {
            asked.add(weightGrams + " " + fromCountry + "-" + toCountry);
            if (weightGrams > HEAVIEST) throw new CarrierRefused("too_heavy", "too heavy");
            return List.of(new Rate("northpost", "STANDARD", new Money(319, "GBP"), LocalDate.of(2026, 11, 25)));
        }

        @Override
        public Bought buy(Consignment consignment) {
            throw new AssertionError("nothing is bought here");
        }

        @Override
        public void giveBack(String carrier, String trackingNumber) {
            throw new AssertionError("nothing is given back here");
        }

        @Override
        public void handOver(String carrier, String key, List<String> trackingNumbers) {
            throw new AssertionError("nothing is handed over here");
        }
    }

    /** A clock that is set by hand. */
    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-11-22T10:00:00Z");

        void go(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
