package org.entrepot.launcher.chaos;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Every fault with several seeds, a few faults to a bout, each bout with an audit of its own. Results are kept after every bout,
 * so that it can be stopped at any time, and a later sitting goes on with what is missing.
 */
final class Matrix {
    private final MatrixLedger ledger;
    private final MatrixTable table;
    private final Consumer<String> say;

    Matrix(MatrixLedger ledger, MatrixTable table, Consumer<String> say) {
        this.ledger = ledger;
        this.table = table;
        this.say = say;
    }

    /**
     * Says how each came out; true when all that was run in this sitting held.
     *
     * @param together how many faults share a bout
     * @param again whether what did not hold is run once more, each fault alone, instead of what was never run
     * @param isTimeUp whether no other bout is to begin
     */
    boolean run(
            List<FaultKind> kinds,
            int seeds,
            int together,
            boolean again,
            BooleanSupplier isTimeUp,
            Function<Plan, ChaosReport> bout) {
        var good = true;
        for (int seed = 1; seed <= seeds; seed++) {
            for (var group : groups(kinds, seed, again ? 1 : together, again)) {
                if (isTimeUp.getAsBoolean()) {
                    say.accept("The time of this sitting is up; the same command goes on.");
                    return good;
                }
                var results = MatrixResult.of(
                        bout.apply(Plan.inTurn(seed, group)), LocalDate.now().toString());
                ledger.add(results);
                table.write(ledger, seeds);
                for (var one : results) good &= tell(one);
            }
        }
        table.write(ledger, seeds);
        return good;
    }

    /** What is still to be run with this seed, in bouts. */
    private List<List<FaultKind>> groups(List<FaultKind> kinds, long seed, int together, boolean again) {
        List<FaultKind> left = kinds.stream()
                .filter(kind -> again
                        ? ledger.of(kind.name(), seed)
                                .filter(result -> !result.good())
                                .isPresent()
                        : ledger.of(kind.name(), seed).isEmpty())
                .toList();
        List<List<FaultKind>> groups = new ArrayList<>();
        for (int i = 0; i < left.size(); i += together)
            groups.add(left.subList(i, Math.min(i + together, left.size())));
        return groups;
    }

    private boolean tell(MatrixResult one) {
        say.accept("%s %s, seed %d: back after %.1f s, %s"
                .formatted(
                        one.good() ? "✓" : "✗",
                        one.fault(),
                        one.seed(),
                        one.recoveryMillis() / 1e3,
                        one.errors().isEmpty() ? "no error" : one.errors()));
        one.broken().forEach(sentence -> say.accept("       " + sentence));
        return one.good();
    }
}
