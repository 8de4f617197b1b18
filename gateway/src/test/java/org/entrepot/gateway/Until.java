package org.entrepot.gateway;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for something to come true, and fails when it does not. */
public interface Until {

    Duration PATIENCE = Duration.ofSeconds(30);

    boolean isTrue() throws Exception;

    /** @param what is missing if it does not come true */
    static void until(String what, Until question) throws Exception {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!question.isTrue()) {
            if (System.nanoTime() > deadline) throw new AssertionError("it did not come true: " + what);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
