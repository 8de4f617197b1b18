package org.entrepot.gateway.limit;

import io.github.bucket4j.Bucket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What one client may ask: how often, and how much before it has the answers. */
public final class Allowance {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Bucket bucket;
    private final int mostUnderWay;
    private final AtomicInteger underWay = new AtomicInteger();

    Allowance(Bucket bucket, int mostUnderWay) {
        this.bucket = bucket;
        this.mostUnderWay = mostUnderWay;
    }

    /** Counts a request. @return 0 when it may pass, else the seconds to wait */
    public long take() {
        if (bucket.tryConsume(1)) return 0;
        var nanos = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
        return Math.max(1, (nanos + SECOND - 1) / SECOND);
    }

    /** Whether one more request may be under way; then {@link #end()} is to be called once, whatever becomes of it. */
    public boolean begin() {
        if (underWay.incrementAndGet() <= mostUnderWay) return true;
        end();
        return false;
    }

    /** A request is not under way any more. */
    public void end() {
        underWay.decrementAndGet();
    }
}
