package org.entrepot.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LagTest {

    private final Lag lag = new Lag();

    @Test
    void who_has_heard_nothing_is_not_behind() {
        assertThat(lag.ageAt(1_000)).isZero();
        assertThat(lag.records()).isZero();
    }

    @Test
    void facts_that_cannot_be_applied_grow_old_from_the_moment_they_were_told() {
        lag.hold(1_000);
        lag.hold(4_000);

        assertThat(lag.ageAt(9_000)).isEqualTo(8_000);
    }

    @Test
    void who_has_applied_everything_is_not_behind() {
        lag.hold(1_000);
        lag.rest(0, 1_000, 2_000);

        assertThat(lag.ageAt(9_000)).isZero();
    }

    @Test
    void who_has_more_to_hear_is_as_old_as_the_last_it_applied() {
        lag.hold(1_000);
        lag.rest(7, 3_000, 4_000);

        assertThat(lag.ageAt(9_000)).isEqualTo(6_000);
        assertThat(lag.records()).isEqualTo(7);
    }

    @Test
    void who_has_more_to_hear_and_never_applied_anything_is_late_since_that_was_seen() {
        lag.rest(7, 0, 4_000);
        lag.rest(7, 0, 5_000);

        assertThat(lag.ageAt(9_000)).isEqualTo(5_000);
    }
}
