package org.entrepot.launcher.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What one fault came to with one seed.
 *
 * @param on the day
 * @param company the faults of the same bout, in their order, this one among them
 * @param good whether all held: what is judged of this fault, and what is judged of the whole bout
 * @param broken what did not hold
 */
record MatrixResult(
        String fault,
        long seed,
        String on,
        List<String> company,
        boolean good,
        long recoveryMillis,
        long p50Millis,
        long p99Millis,
        long repeated,
        Map<String, Long> errors,
        List<String> broken) {
    private static final int MOST_FINDINGS = 3;

    MatrixResult {
        company = List.copyOf(company);
        errors = Map.copyOf(errors);
        broken = List.copyOf(broken);
    }

    /** One for each fault of a bout. Where the bout as a whole failed, nobody knows whose fault it was: all are charged with it. */
    static List<MatrixResult> of(ChaosReport report, String today) {
        var company =
                report.struck().stream().map(one -> one.planned().kind().name()).toList();
        return report.struck().stream()
                .map(one -> of(report, one, today, company))
                .toList();
    }

    private static MatrixResult of(ChaosReport report, Struck one, String today, List<String> company) {
        List<String> broken = new ArrayList<>(bad(one.verdicts()));
        broken.addAll(bad(report.verdicts()));
        report.broken().stream().limit(MOST_FINDINGS).forEach(broken::add);
        return new MatrixResult(
                one.planned().kind().name(),
                report.plan().seed(),
                today,
                company,
                broken.isEmpty(),
                one.recovery().toMillis(),
                one.seen().times().getValueAtPercentile(50) / 1_000,
                one.seen().times().getValueAtPercentile(99) / 1_000,
                one.repeated(),
                one.seen().errors(),
                broken);
    }

    boolean isOf(String otherFault, long otherSeed) {
        return fault.equals(otherFault) && seed == otherSeed;
    }

    private static List<String> bad(List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(verdict -> !verdict.good())
                .map(Verdict::sentence)
                .toList();
    }
}
