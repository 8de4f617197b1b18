package org.entrepot.launcher.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BugsTest {

    @Test
    void there_are_a_dozen_at_least_each_with_a_name_of_its_own_and_something_that_must_see_it() {
        assertThat(Bugs.all()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(Bugs.all()).extracting(Bug::name).doesNotHaveDuplicates();
        assertThat(Bugs.all()).allSatisfy(bug -> assertThat(bug.caughtBy()).isNotEmpty());
    }

    @Test
    void a_bug_is_caught_only_by_what_must_see_it() {
        var bug = Bug.inTheBooks("lost-order", "an order is lost", "I-01");

        assertThat(new SelfCheck.Caught(bug, Set.of("I-01", "I-08")).isGood()).isTrue();
        assertThat(new SelfCheck.Caught(bug, Set.of("I-08")).isGood()).isFalse();
        assertThat(new SelfCheck.Caught(bug, Set.of()).isGood()).isFalse();
        assertThat(new SelfCheck.Caught(bug, Set.of()).inWords()).contains("not seen");
    }

    @Test
    void between_them_they_break_every_family_of_invariants() {
        assertThat(Bugs.all())
                .flatExtracting(Bug::caughtBy)
                .containsAll(List.of(
                        "I-01", "I-02", "I-03", "I-04", "I-05", "I-06", "I-07", "I-08", "I-09", "I-13", "I-14",
                        "I-19"));
    }
}
