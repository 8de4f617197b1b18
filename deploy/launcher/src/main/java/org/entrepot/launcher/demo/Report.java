package org.entrepot.launcher.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.entrepot.launcher.audit.AuditReport;
import org.entrepot.launcher.demo.day.Comeback;

/**
 * What came of the day.
 *
 * @param returned what came back to its end
 * @param refused answers that nobody expected, by kind
 * @param stillMissing what was not at rest at the deadline
 * @param took from the first article to the last line of the audit
 */
record Report(
        Placed placed,
        Score score,
        List<Comeback> returned,
        Map<String, Integer> refused,
        Work work,
        List<String> stillMissing,
        AuditReport audit,
        Duration took) {

    /** @param labels PDFs that were printed */
    record Work(long labels, long manifests, long mails, int customers) {}

    /** Every order came to its end, and everything holds. */
    boolean isGood() {
        return stillMissing.isEmpty() && audit.isClean() && placed.count() > 0;
    }
}
