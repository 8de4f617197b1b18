package org.entrepot.launcher.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.entrepot.stack.StackFailure;
import org.junit.jupiter.api.Test;

class PlanTest {

    @Test
    void a_seed_always_gives_the_same_faults_with_the_same_targets_at_the_same_times() {
        var once = words(Plan.of(7, Duration.ofMinutes(20), Faults.all(), false));
        var again = words(Plan.of(7, Duration.ofMinutes(20), Faults.all(), false));

        assertThat(again).isEqualTo(once).hasSizeGreaterThan(20);
    }

    @Test
    void another_seed_gives_another_plan() {
        assertThat(words(Plan.of(8, Duration.ofMinutes(5), Faults.all(), false)))
                .isNotEqualTo(words(Plan.of(7, Duration.ofMinutes(5), Faults.all(), false)));
    }

    @Test
    void no_fault_strikes_before_the_one_before_it_was_undone_and_had_time_to_pass() {
        var faults = Plan.of(3, Duration.ofMinutes(30), Faults.all(), false).faults();

        for (int i = 1; i < faults.size(); i++) {
            var before = faults.get(i - 1);
            var passed =
                    before.at().plus(before.fault().lasts()).plus(before.kind().room());
            assertThat(faults.get(i).at()).isGreaterThanOrEqualTo(passed);
        }
    }

    @Test
    void each_fault_comes_to_its_turn_before_any_comes_again() {
        var plan = Plan.of(5, Duration.ofHours(1), Faults.all(), false);

        var first = plan.faults().stream()
                .limit(Faults.all().size())
                .map(one -> one.kind().name());

        assertThat(first).doesNotHaveDuplicates().hasSize(Faults.all().size());
        assertThat(plan.leftOut()).isEmpty();
    }

    @Test
    void faults_for_which_there_is_no_time_are_named() {
        var plan = Plan.of(1, Duration.ofSeconds(30), Faults.named(List.of("kafka-down", "kill-order")), false);

        assertThat(plan.faults()).hasSize(1);
        assertThat(plan.leftOut()).hasSize(1);
    }

    @Test
    void faults_that_were_asked_for_by_name_all_come_whatever_time_they_take() {
        var plan = Plan.of(1, Duration.ofSeconds(10), Faults.named(List.of("kafka-down", "kill-order")), true);

        assertThat(plan.faults()).hasSize(2);
        assertThat(plan.leftOut()).isEmpty();
    }

    @Test
    void a_name_that_is_no_fault_is_refused_with_a_sentence() {
        assertThatThrownBy(() -> Faults.named(List.of("kill-everybody")))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("kill-everybody")
                .hasMessageContaining("--list");
    }

    @Test
    void lengths_are_written_as_people_write_them() {
        assertThat(Lengths.read("90s")).isEqualTo(Duration.ofSeconds(90));
        assertThat(Lengths.read("5m")).isEqualTo(Duration.ofMinutes(5));
        assertThat(Lengths.read("90")).isEqualTo(Duration.ofSeconds(90));
        assertThatThrownBy(() -> Lengths.read("soon")).hasMessageContaining("soon");
        assertThatThrownBy(() -> Lengths.read("0s")).isInstanceOf(StackFailure.class);
    }

    private static List<String> words(Plan plan) {
        return plan.faults().stream().map(Plan.Planned::inWords).toList();
    }
}
