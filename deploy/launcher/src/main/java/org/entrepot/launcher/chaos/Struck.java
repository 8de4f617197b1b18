package org.entrepot.launcher.chaos;

import java.time.Duration;
import java.util.List;

/**
 * What came of one fault.
 *
 * @param planned which it was
 * @param at when it struck, counted from the opening of the shop
 * @param hurt from the strike to the undoing
 * @param recovery from the undoing to the recovery
 * @param repeated facts that services heard again meanwhile and passed over
 * @param verdicts what had to be true, and whether it was
 */
record Struck(
        Plan.Planned planned,
        Duration at,
        Duration hurt,
        Duration recovery,
        long repeated,
        Seen seen,
        List<Verdict> verdicts) {
    Struck {
        verdicts = List.copyOf(verdicts);
    }

    boolean isGood() {
        return verdicts.stream().allMatch(Verdict::good);
    }
}
