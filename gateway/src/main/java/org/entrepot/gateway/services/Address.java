package org.entrepot.gateway.services;

import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Where one process of a service listens: how much it has to do, and whether it is worth asking. One that cannot be reached,
 * or says that it stops, is set aside for a second; then one request finds out whether it is back, then another after two
 * seconds, then every four.
 */
public final class Address {

    private static final Logger LOG = Logger.getLogger(Address.class);
    private static final long FIRST_PAUSE = TimeUnit.SECONDS.toNanos(1);
    private static final int LONGEST_PAUSE_AFTER = 3;
    private static final int HTTP = 80;

    private final Service service;
    private final URI uri;
    private final LongSupplier clock;
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile long lastAsked = Long.MIN_VALUE;

    /** 0 for one that is not set aside. */
    private volatile int failures;

    private volatile long askedAgainAt;

    /** @param clock nanoseconds of any beginning */
    Address(Service service, URI uri, LongSupplier clock) {
        this.service = service;
        this.uri = uri;
        this.clock = clock;
    }

    String host() {
        return uri.getHost();
    }

    int port() {
        return uri.getPort() < 0 ? HTTP : uri.getPort();
    }

    /** Whether it was away, and it is not yet time to look again. */
    boolean isAside() {
        return failures > 0 && clock.getAsLong() < askedAgainAt;
    }

    int underWay() {
        return underWay.get();
    }

    long lastAsked() {
        return lastAsked;
    }

    /** A request goes to it. */
    void begin() {
        underWay.incrementAndGet();
        lastAsked = clock.getAsLong();
        // Who looks whether it is back keeps the others from doing the same: they would all wait for what is away.
        if (failures > 0 && !isAside()) setAside(failures + 1);
    }

    /** Its answer has begun, or none will come. */
    void end() {
        underWay.decrementAndGet();
    }

    synchronized void answered() {
        if (failures == 0) return;
        failures = 0;
        LOG.infof("%s at %s answers again", service.moduleName(), uri);
    }

    synchronized void away(String why) {
        if (failures > 0) return;
        setAside(1);
        LOG.warnf("%s at %s is set aside: %s", service.moduleName(), uri, why);
    }

    private synchronized void setAside(int times) {
        askedAgainAt = clock.getAsLong() + (FIRST_PAUSE << Math.min(times, LONGEST_PAUSE_AFTER) - 1);
        failures = times;
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
