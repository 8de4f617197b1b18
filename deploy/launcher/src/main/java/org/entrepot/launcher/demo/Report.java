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
 * @param processors seconds of a core that each part, and this process, took from the opening until all was quiet
 * @param took from the first article to the last line of the audit
 */
public record Report(
        Placed placed,
        Score score,
        List<Comeback> returned,
        Map<String, Integer> refused,
        Work work,
        List<String> stillMissing,
        Map<String, Double> processors,
        AuditReport audit,
        Duration took) {

    /** @param labels PDFs that were printed */
    public record Work(long labels, long manifests, long mails, int customers) {}

    /** How long these orders took from the first one on, to be placed, to be confirmed, to end; empty without any. */
    public List<Score.Span> spans() {
        return score.spans(placed.ids());
    }

    /** Milliseconds of a core that everything took for each order. */
    public double processorMillisPerOrder() {
        var all = processors.values().stream().mapToDouble(Double::doubleValue).sum();
        return all * 1_000 / Math.max(1, placed.count());
    }

    /** Every order came to its end, and everything holds. */
    public boolean isGood() {
        return stillMissing.isEmpty() && audit.isClean() && placed.count() > 0;
    }
}
