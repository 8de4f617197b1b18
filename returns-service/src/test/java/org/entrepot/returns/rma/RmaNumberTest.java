package org.entrepot.returns.rma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RmaNumberTest {

    @Test
    void the_check_digit_is_the_one_that_damm_published() {
        assertThat(RmaNumber.of(572).text()).isEqualTo("RMA-5724");
    }

    @Test
    void a_number_is_found_however_it_is_typed() {
        var number = RmaNumber.of(1_000_001);

        assertThat(RmaNumber.typed(number.text())).contains(number);
        assertThat(RmaNumber.typed(" rma " + number.text().substring(4))).contains(number);
    }

    @Test
    void every_wrong_digit_is_noticed() {
        var text = RmaNumber.of(1_029_384).text();

        for (var at = 4; at < text.length(); at++) {
            for (var digit = '0'; digit <= '9'; digit++) {
                if (digit == text.charAt(at)) continue;
                assertThat(RmaNumber.typed(text.substring(0, at) + digit + text.substring(at + 1)))
                        .isEmpty();
            }
        }
    }

    @Test
    void every_two_neighbours_that_changed_places_are_noticed() {
        var text = RmaNumber.of(1_029_384).text();

        IntStream.range(4, text.length() - 1)
                .filter(at -> text.charAt(at) != text.charAt(at + 1))
                .mapToObj(at -> text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2))
                .forEach(swapped -> assertThat(RmaNumber.typed(swapped)).isEmpty());
    }
}
