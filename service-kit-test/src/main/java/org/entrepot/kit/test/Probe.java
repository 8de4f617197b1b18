package org.entrepot.kit.test;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks until it sees what it waits for, or until its deadline; then it says what it saw last. */
public final class Probe {

    /** Longer than any machine should need, for it costs nothing where things come in time. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration LOOK_EVERY = Duration.ofMillis(15);

    private Probe() {}

    /** Waits until what is seen satisfies the expectation, and gives it. */
    public static <T> T until(String expectation, Supplier<T> look, Predicate<T> isMet) {
        return until(PATIENCE, expectation, look, isMet);
    }

    public static <T> T until(Duration patience, String expectation, Supplier<T> look, Predicate<T> isMet) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            var seen = look.get();
            if (isMet.test(seen)) return seen;
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        "waited " + patience.toSeconds() + " s until " + expectation + "; saw last: " + seen);
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }
}
