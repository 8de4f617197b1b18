package org.entrepot.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.entrepot.events.inventory.Level;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelsTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            9, 6,
            6, 5, LOW
            9, 1, LOW
            5, 4,
            4, 9,
            9, 0, OUT
            1, 0, OUT
            0, 0,
            0, 1, BACK
            0, 9, BACK
            """)
    void a_level_is_told_when_it_is_crossed(int before, int now, Level crossed) {
        assertThat(Levels.crossed(before, now, 5)).isEqualTo(Optional.ofNullable(crossed));
    }
}
