package org.entrepot.order.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.entrepot.order.process.Flaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulation is tested too: bugs that somebody could make are planted one by one, and each is found by name. */
class FlawsAreFoundTest {

    private static final int SEEDS = 500;

    @ParameterizedTest
    @MethodSource("flaws")
    void the_simulation_finds_a_planted_bug_and_names_what_it_breaks(Flaw flaw, String invariant) {
        var broken =
                new Simulation(flaw.decide).play(1, SEEDS, invariant).orElseGet(() -> fail(flaw + " was not found"));

        System.out.printf("simulation: %s is found by seed %d, %s%n", flaw, broken.seed(), broken.invariants());
        assertThat(broken.invariants()).contains(invariant);
        assertThat(broken.trace()).isNotEmpty();
        assertThat(broken.toString()).contains("-Dseed=" + broken.seed());
    }

    @Test
    void no_planted_bug_goes_without_a_test() {
        assertThat(flaws().map(it -> it.get()[0])).containsAll(Set.copyOf(Arrays.asList(Flaw.values())));
    }

    static Stream<Arguments> flaws() {
        return Stream.of(
                arguments(Flaw.REFUND_ASKS_ANEW, Verdict.REFUNDED),
                arguments(Flaw.CAPTURE_ASKS_ANEW, Verdict.CAPTURED),
                arguments(Flaw.AUTHORISATION_ASKS_ANEW, Verdict.CHARGED),
                arguments(Flaw.CANCEL_IGNORES_A_PARCEL, Verdict.STOPPED),
                arguments(Flaw.REJECTION_IS_NOT_TOLD, Verdict.TOLD),
                arguments(Flaw.CANCELLATION_IS_NOT_TOLD, Verdict.TOLD),
                arguments(Flaw.LATE_AUTHORISATION_IS_KEPT, Verdict.HELD),
                arguments(Flaw.REFUSED_VOID_IS_FORGOTTEN, Verdict.HELD),
                arguments(Flaw.VOID_OVERTAKES_A_CAPTURE, Verdict.CAPTURED),
                arguments(Flaw.SWEEP_HITS_A_PAID_ORDER, Verdict.PATH),
                arguments(Flaw.SWEEP_SLEEPS, Verdict.DEADLINE),
                arguments(Flaw.REFUND_IS_NOT_LOOKED_UP, Verdict.BOOKS),
                arguments(Flaw.EVERY_RETURN_IS_REFUNDED, Verdict.REFUNDED),
                arguments(Flaw.MONEY_GOES_BACK_BOTH_WAYS, Verdict.REFUNDED),
                arguments(Flaw.INBOX_FORGETS, Verdict.PARKED),
                arguments(Flaw.ACKNOWLEDGES_BEFORE_IT_COMMITS, Verdict.PARKED),
                arguments(Flaw.TELLS_BEFORE_IT_COMMITS, Verdict.STOCK),
                arguments(Flaw.ERRANDS_ARE_ONLY_REMEMBERED, Verdict.BOOKS));
    }
}
