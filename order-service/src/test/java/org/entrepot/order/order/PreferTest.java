package org.entrepot.order.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"wait=5 | 5", "respond-async, wait=12 | 12", "wait = \"7\"; foo=bar | 7", "wait=31 | 30"})
    void a_client_may_prefer_to_wait_for_at_most_thirty_seconds(String header, long seconds) {
        assertThat(Prefer.toWait(header)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "return=minimal", "wait=-1", "wait=soon", "await=5", "wait=5.5"})
    void anything_else_does_not_wait(String header) {
        assertThat(Prefer.toWait(header)).isZero();
    }

    @Test
    void no_preference_does_not_wait() {
        assertThat(Prefer.toWait(null)).isZero();
    }
}
