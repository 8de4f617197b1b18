package org.entrepot.launcher.bench;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;

/** How long things took, in microseconds, to three digits; up to ten minutes. */
final class Timings {
    private final Histogram micros =
            new SynchronizedHistogram(Duration.ofMinutes(10).toNanos() / 1_000, 3);

    void took(long nanos) {
        micros.recordValue(Math.clamp(nanos / 1_000, 0, micros.getHighestTrackableValue()));
    }

    long count() {
        return micros.getTotalCount();
    }

    double millis(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1_000.0;
    }

    String inWords() {
        return count() == 0
                ? "none"
                : "p50 %.1f ms, p90 %.1f, p99 %.1f, p99.9 %.1f, longest %.1f"
                        .formatted(millis(50), millis(90), millis(99), millis(99.9), millis(100));
    }

    Map<String, Object> asJson() {
        Map<String, Object> json = new TreeMap<>();
        json.put("count", count());
        for (var percentile : new double[] {50, 90, 99, 99.9, 100})
            json.put("p" + (percentile == 99.9 ? "99_9" : String.valueOf((int) percentile)), millis(percentile));
        return json;
    }
}
