package org.entrepot.launcher.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.HdrHistogram.Histogram;
import org.entrepot.launcher.audit.AuditReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatrixTest {
    private static final List<FaultKind> KINDS = Faults.named(List.of("kill-order", "kafka-down", "poison-json"));

    @TempDir
    private Path folder;

    private final List<List<String>> bouts = new ArrayList<>();

    @Test
    void a_later_sitting_goes_on_with_what_is_missing() {
        var left = new int[] {1};
        matrix().run(KINDS, 2, 2, false, () -> left[0]-- == 0, holding());

        matrix().run(KINDS, 2, 2, false, () -> false, holding());

        assertThat(bouts.stream().map(List::size)).containsExactly(2, 1, 2, 1);
        assertThat(new MatrixLedger(table()).all()).hasSize(6);
    }

    @Test
    void what_did_not_hold_is_run_again_alone_when_asked_for_and_counts_as_it_came_out_then() throws IOException {
        assertThat(matrix().run(KINDS, 1, 3, false, () -> false, breaking("kafka-down")))
                .isFalse();
        assertThat(Files.readString(table()))
                .contains("`kafka-down`, seed 1, in a bout with")
                .contains("it broke");

        assertThat(matrix().run(KINDS, 1, 3, true, () -> false, holding())).isTrue();

        assertThat(bouts.getLast()).containsExactly("kafka-down");
        assertThat(Files.readString(table())).doesNotContain("What did not hold");
    }

    @Test
    void what_does_not_hold_of_a_whole_bout_is_charged_to_each_of_its_faults() {
        matrix().run(KINDS, 1, 3, false, () -> false, plan -> report(plan, Set.of(), List.of("I-03 A oversold")));

        assertThat(new MatrixLedger(table()).all()).hasSize(3).noneMatch(MatrixResult::good);
    }

    @Test
    void the_table_says_how_many_seeds_each_row_has() throws IOException {
        matrix().run(KINDS.subList(0, 1), 3, 1, false, () -> bouts.size() == 2, holding());

        var all = Faults.all().size();
        assertThat(Files.readString(table()))
                .contains("3 seeds of each of %d faults: 2 of %d were run so far".formatted(all, 3 * all))
                .contains("| `kill-order` | kill -9 of order-service | 2 of 2 |")
                .contains("| `kafka-down` | no broker for a minute | not run |");
    }

    @Test
    void the_same_seed_hits_the_same_target_whatever_else_is_in_the_bout() {
        var freeze = Faults.named(List.of("freeze-consumer"));
        var inCompany = new ArrayList<>(KINDS);
        inCompany.addAll(freeze);

        for (int seed = 1; seed < 20; seed++)
            assertThat(targetOf("freeze-consumer", Plan.inTurn(seed, inCompany)))
                    .isEqualTo(targetOf("freeze-consumer", Plan.inTurn(seed, freeze)));
    }

    private static String targetOf(String fault, Plan plan) {
        return plan.faults().stream()
                .filter(planned -> planned.kind().name().equals(fault))
                .findFirst()
                .orElseThrow()
                .fault()
                .target();
    }

    private Matrix matrix() {
        return new Matrix(new MatrixLedger(table()), new MatrixTable(table(), "./entrepot chaos --matrix"), line -> {});
    }

    private Path table() {
        return folder.resolve("matrix.md");
    }

    private Function<Plan, ChaosReport> holding() {
        return plan -> report(plan, Set.of(), List.of());
    }

    private Function<Plan, ChaosReport> breaking(String fault) {
        return plan -> report(plan, Set.of(fault), List.of());
    }

    private ChaosReport report(Plan plan, Set<String> breaking, List<String> findings) {
        bouts.add(plan.faults().stream().map(one -> one.kind().name()).toList());
        var struck = plan.faults().stream()
                .map(one -> struck(
                        one,
                        new Verdict("it broke", !breaking.contains(one.kind().name()))))
                .toList();
        var audit = new AuditReport(List.of(), List.of(), 0, 0);
        var none = Map.<String, Long>of();
        return new ChaosReport(
                plan, struck, List.of(), audit, findings, 0, none, Map.of(), "", Duration.ZERO, Duration.ZERO);
    }

    private static Struck struck(Plan.Planned planned, Verdict verdict) {
        var seen = new Seen(List.of(), new Histogram(600_000_000L, 3), 0);
        return new Struck(planned, planned.at(), Duration.ZERO, Duration.ofSeconds(2), 0, seen, List.of(verdict));
    }
}
