package org.entrepot.launcher;

import java.time.Duration;
import java.util.Locale;
import org.entrepot.stack.supervise.PartReport;
import org.entrepot.stack.supervise.PartState;

/** One line per change of a part, with the time since the command began. */
final class PartLines {
    private final long begin;
    private boolean told;

    PartLines(long begin) {
        this.begin = begin;
    }

    void tell(PartReport report) {
        if (report.state() == PartState.STOPPED || report.state() == PartState.WAITING) return;
        told = true;
        var now = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
        System.out.printf("%6.1f s  %-19s %s%n", now, report.name(), words(report));
    }

    boolean toldAny() {
        return told;
    }

    private static String words(PartReport report) {
        return switch (report.state()) {
            case READY -> "ready after %.1f s".formatted(report.took().toMillis() / 1000.0);
            case CRASHED -> "ended and will be started again: " + report.note();
            case FAILED -> "FAILED";
            case WAITING, STARTING, STOPPED -> report.state().name().toLowerCase(Locale.ROOT);
        };
    }
}
