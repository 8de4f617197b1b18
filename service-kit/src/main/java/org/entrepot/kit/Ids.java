package org.entrepot.kit;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes UUID version 7 (RFC 9562, section 5.7): ids that sort by the time they were made, so that indexes grow at one end.
 *
 * <p>Within one process ids rise strictly: the 12 bits of {@code rand_a} count up within a millisecond (RFC 9562, section
 * 6.2, method 1), and the clock never runs backwards. The remaining 62 bits are random.
 */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int COUNTER_BITS = 12;

    /** Milliseconds since 1970, shifted left by the counter's bits, plus the counter. */
    private static final AtomicLong LAST = new AtomicLong();

    private Ids() {}

    /** A new id, greater than every id that this process made before. */
    public static UUID next() {
        var now = System.currentTimeMillis() << COUNTER_BITS;
        var tick = LAST.updateAndGet(last -> Math.max(last + 1, now));
        var millis = tick >>> COUNTER_BITS;
        var counter = tick & ((1L << COUNTER_BITS) - 1);
        return new UUID(millis << 16 | 0x7000L | counter, 0x8000000000000000L | RANDOM.nextLong() >>> 2);
    }
}
