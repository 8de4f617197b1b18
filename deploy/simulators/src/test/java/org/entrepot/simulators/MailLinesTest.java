package org.entrepot.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailLinesTest {
    private static final int MANY = 1 << 20;

    private final MailLines lines = new MailLines();

    @Test
    void a_message_takes_sixteen_bytes_and_growing_no_more_than_as_many_again() {
        long asked = Allocated.by(() -> {
            for (int id = 1; id <= MANY; id++) lines.add(id, 200);
        });

        assertThat(lines.count()).isEqualTo(MANY);
        assertThat(asked).isBetween(16L * MANY - 32_768, 32L * MANY + 32_768);
    }

    @Test
    void each_line_is_found_by_its_place_and_its_id() {
        lines.add(3, 100);
        lines.add(7, 50);
        lines.add(8, 10);

        assertThat(lines.countUpTo(2)).isZero();
        assertThat(lines.countUpTo(3)).isEqualTo(1);
        assertThat(lines.countUpTo(7)).isEqualTo(2);
        assertThat(lines.countUpTo(99)).isEqualTo(3);
        assertThat(lines.start(1)).isEqualTo(100);
        assertThat(lines.start(3)).isEqualTo(160).isEqualTo(lines.end());
    }

    @Test
    void what_was_thrown_away_takes_no_place() {
        lines.add(3, 100);

        lines.clear();

        assertThat(lines.count()).isZero();
        assertThat(lines.end()).isZero();
    }
}
