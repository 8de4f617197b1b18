package org.entrepot.stack.process;

import java.time.Duration;
import java.util.function.Supplier;
import org.entrepot.stack.StackFailure;

/** Asks again and again until the answer is good or the deadline has passed. */
public final class Wait {
    private Wait() {}

    /**
     * Waits until nothing is missing.
     *
     * @param missing what is still missing, as words for a person; null when all is there
     * @throws StackFailure at the deadline, with what was missing last
     */
    public static void until(Duration deadline, Supplier<String> missing) {
        until(deadline, Duration.ofMillis(50), missing);
    }

    /** The same, with a longer rest between two looks, where looking costs something. */
    public static void until(Duration deadline, Duration rest, Supplier<String> missing) {
        var end = System.nanoTime() + deadline.toNanos();
        while (true) {
            var last = missing.get();
            if (last == null) return;
            if (System.nanoTime() > end) throw new StackFailure("after " + deadline.toSeconds() + " s: " + last);
            pause(rest);
        }
    }

    /** A short rest between two looks. */
    public static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while waiting", e);
        }
    }
}
