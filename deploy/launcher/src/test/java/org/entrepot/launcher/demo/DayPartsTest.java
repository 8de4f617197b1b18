package org.entrepot.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.entrepot.launcher.demo.day.GeneratedDay;
import org.junit.jupiter.api.Test;

class DayPartsTest {
    @Test
    void a_pace_spreads_the_day_over_the_time_that_the_rate_takes() {
        var day = GeneratedDay.of(100, 3);

        var pace = Pace.of(day, 10);

        assertThat(pace.of(0)).isEqualTo(Duration.ZERO);
        assertThat(pace.of(99)).isBetween(Duration.ofMillis(9_900), Duration.ofMillis(10_100));
        assertThat(IntStream.range(1, 100).mapToObj(i -> pace.of(i).minus(pace.of(i - 1))))
                .noneMatch(Duration::isNegative);
        assertThat(Pace.none(day).of(99)).isZero();
    }

    @Test
    void heavy_orders_go_into_several_boxes_that_a_person_can_lift_and_nothing_is_forgotten() {
        var day = GeneratedDay.of(10, 3);
        var heavy = day.products().stream()
                .max(java.util.Comparator.comparing(product -> product.weightGrams()))
                .orElseThrow();

        var boxes =
                new Scales(day).pack(List.of(new Scales.Units(1, heavy.sku(), 500), new Scales.Units(2, "UNKNOWN", 3)));

        assertThat(boxes)
                .hasSizeGreaterThan(1)
                .allMatch(box -> box.weightGrams() <= 24_000 && !box.lines().isEmpty());
        assertThat(units(boxes, 1)).isEqualTo(500);
        assertThat(units(boxes, 2)).isEqualTo(3);
    }

    private static int units(List<Scales.Box> boxes, int line) {
        return boxes.stream()
                .flatMap(box -> box.lines().stream())
                .filter(taken -> taken.line() == line)
                .mapToInt(Scales.Taken::quantity)
                .sum();
    }
}
