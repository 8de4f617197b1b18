package org.entrepot.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FailuresTest {

    @Test
    void a_commit_that_is_cut_off_says_so_beside_its_causes() {
        var commit = new IllegalStateException("could not commit");
        commit.addSuppressed(new IllegalStateException(new SQLException("terminating connection", "57P01")));

        assertThat(Failures.databaseIsAway(new IllegalStateException(commit))).isTrue();
        assertThat(Failures.passes(commit)).isFalse();
    }

    @Test
    void a_lost_race_for_a_lock_passes_and_a_wrong_value_does_not() {
        assertThat(Failures.passes(new IllegalStateException(new SQLException("lock", "55P03"))))
                .isTrue();
        assertThat(Failures.passes(new SQLException("a check", "23514"))).isFalse();
        assertThat(Failures.databaseIsAway(new SQLException("a check", "23514")))
                .isFalse();
    }

    @Test
    void a_failure_that_is_its_own_cause_in_the_end_is_looked_at_once() {
        var one = new IllegalStateException("one");
        var other = new IllegalStateException("other", one);
        one.initCause(other);

        assertThat(Failures.databaseIsAway(one)).isFalse();
    }
}
