package org.entrepot.returns.rma;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

    @Test
    void goods_may_be_sent_until_a_day_ends() {
        assertThat(approvedAt("2026-06-01T08:15:00Z").sendBy()).isEqualTo(Instant.parse("2026-06-15T22:59:59Z"));
    }

    @Test
    void days_are_those_of_the_zone_also_when_its_clocks_change_in_between() {
        var lateAtNight = approvedAt("2026-10-20T23:30:00Z");

        assertThat(lateAtNight.sendBy()).isEqualTo(Instant.parse("2026-11-04T23:59:59Z"));
    }

    @Test
    void the_day_that_customers_read_is_the_one_that_ends() {
        var deadlines = approvedAt("2026-06-01T22:30:00Z");

        assertThat(deadlines.day(deadlines.sendBy())).isEqualTo(LocalDate.of(2026, 6, 15));
    }

    @Test
    void what_was_sent_on_the_last_day_has_fourteen_more_to_arrive() {
        var deadlines = approvedAt("2026-06-01T08:15:00Z");
        var sendBy = deadlines.sendBy();

        assertThat(sendBy).isAfterOrEqualTo(deadlines.givenUpAt(Instant.parse("2026-06-29T22:59:59Z")));
        assertThat(sendBy).isBefore(deadlines.givenUpAt(Instant.parse("2026-06-29T23:00:00Z")));
    }

    private static Deadlines approvedAt(String now) {
        return new Deadlines(14, 14, ZoneId.of("Europe/London"), Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }
}
