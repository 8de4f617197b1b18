package org.entrepot.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackingNumberTest {
    /** The first is the example that goes with the standard; the others are worked out by hand, both special cases among them. */
    @ParameterizedTest
    @CsvSource({
        "47312482, 9", // 200 mod 11 = 2
        "87654321, 6", // 192 mod 11 = 5
        "0, 5", // 0 mod 11 = 0: 11 is written 5
        "11111111, 5", // 44 mod 11 = 0
        "12345686, 0", // 199 mod 11 = 1: 10 is written 0
        "10000001, 7" // 15 mod 11 = 4
    })
    void the_check_digit_is_that_of_upu_s10(int serial, int digit) {
        assertThat(TrackingNumber.checkDigit(serial)).isEqualTo(digit);
    }

    @Test
    void a_number_is_written_with_service_serial_check_digit_and_country() {
        assertThat(TrackingNumber.of("RR", 47_312_482, "GB")).isEqualTo("RR473124829GB");
        assertThat(TrackingNumber.of("CN", 0, "GB")).isEqualTo("CN000000005GB");
    }

    @Test
    void a_wrong_digit_or_two_swapped_ones_are_noticed() {
        assertThat(TrackingNumber.isValid("RR473124829GB")).isTrue();
        for (int place = 2; place < 11; place++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                var changed = new StringBuilder("RR473124829GB");
                changed.setCharAt(place, digit);
                assertThat(TrackingNumber.isValid(changed.toString()))
                        .as(changed.toString())
                        .isEqualTo(changed.toString().equals("RR473124829GB"));
            }
        }
        assertThat(TrackingNumber.isValid("RR437124829GB")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "RR47312482GB", "rr473124829gb", "473124829", "RR473124829GBX"})
    void what_is_not_of_the_format_is_no_tracking_number(String text) {
        assertThat(TrackingNumber.isValid(text)).isFalse();
    }

    @Test
    void a_serial_has_eight_digits() {
        assertThatThrownBy(() -> TrackingNumber.of("CN", 100_000_000, "GB"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
