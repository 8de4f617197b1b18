package org.entrepot.launcher.bench;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * Arrivals of a Poisson process: clients that know nothing of each other and do not wait for one another's answers. What is
 * late is sent at once and counts from the moment at which it was due, so that a stall shows in every request that it
 * delays (Gil Tene: How not to measure latency, "coordinated omission").
 */
final class Arrivals {
    private final double perSecond;
    private final Random random;

    Arrivals(double perSecond, long seed) {
        this.perSecond = perSecond;
        this.random = new Random(seed);
    }

    /**
     * Sends until the time is over.
     *
     * @param send is told the moment ({@link System#nanoTime}) at which each was due
     * @return how many were sent
     */
    long during(Duration time, LongConsumer send) {
        var begin = System.nanoTime();
        var end = begin + time.toNanos();
        double due = begin;
        var sent = 0L;
        while (true) {
            due += -Math.log(1 - random.nextDouble()) / perSecond * 1e9;
            if (due >= end) return sent;
            for (var early = (long) due - System.nanoTime(); early > 0; early = (long) due - System.nanoTime())
                LockSupport.parkNanos(early);
            send.accept((long) due);
            sent++;
        }
    }
}
