package org.entrepot.e2e;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks until it sees what it waits for, or until its deadline; then it says what it saw last. */
final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private Eventually() {}

    static <T> T until(String expectation, Supplier<T> look, Predicate<T> isMet) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var seen = look.get();
            if (isMet.test(seen)) return seen;
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        "waited " + PATIENCE.toSeconds() + " s until " + expectation + "; saw last: " + seen);
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }
}
