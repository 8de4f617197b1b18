package org.entrepot.kit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnconfirmedTest {

    private final Unconfirmed unconfirmed = new Unconfirmed();

    @Test
    void what_is_confirmed_at_once_has_no_age() {
        unconfirmed.look(1_000, 50, 50);

        assertThat(unconfirmed.ageAt(9_000)).isZero();
    }

    @Test
    void the_age_is_that_of_the_oldest_place_that_is_not_confirmed() {
        unconfirmed.look(1_000, 50, 40);
        unconfirmed.look(2_000, 60, 40);

        assertThat(unconfirmed.ageAt(5_000)).isEqualTo(4_000);
    }

    @Test
    void confirming_the_oldest_leaves_the_age_of_the_next() {
        unconfirmed.look(1_000, 50, 40);
        unconfirmed.look(2_000, 60, 50);

        assertThat(unconfirmed.ageAt(5_000)).isEqualTo(3_000);
    }

    @Test
    void a_log_that_does_not_grow_ages_from_the_first_look() {
        unconfirmed.look(1_000, 50, 40);
        unconfirmed.look(8_000, 50, 40);

        assertThat(unconfirmed.ageAt(9_000)).isEqualTo(8_000);
    }

    @Test
    void a_reader_that_stands_still_for_days_takes_no_more_memory_and_keeps_its_age() {
        for (var look = 1; look <= 10_000; look++) unconfirmed.look(look * 1_000L, 100 + look, 100);

        assertThat(unconfirmed.ageAt(10_001_000)).isEqualTo(10_000_000);
    }
}
