package org.entrepot.simulators;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what is to come, and says what it saw instead when it does not come. */
final class Probe {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private Probe() {}

    static <T> T until(String what, Supplier<T> look, Predicate<T> enough) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        T seen = look.get();
        while (!enough.test(seen)) {
            if (System.nanoTime() > end) return fail("Not within %s: %s. Last seen: %s", DEADLINE, what, seen);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            seen = look.get();
        }
        return seen;
    }
}
