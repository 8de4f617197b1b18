package org.entrepot.launcher.bench;

import java.util.concurrent.atomic.AtomicLong;
import org.entrepot.launcher.platform.HeardFact;

/** Counts what the platform says of parcels on their way, from now on. */
final class Deliveries implements AutoCloseable {
    private static final String TOPIC = "shipping.events.v1";

    private final AtomicLong updates = new AtomicLong();
    private final AtomicLong delivered = new AtomicLong();
    private final FactsFromNow facts;

    Deliveries(String bootstrapServers) {
        this.facts = new FactsFromNow(bootstrapServers, TOPIC, this::hear);
    }

    private void hear(HeardFact fact) {
        if (!fact.type().startsWith("parcel.")) return;
        updates.incrementAndGet();
        if (fact.type().equals("parcel.delivered")) delivered.incrementAndGet();
    }

    /** Facts about parcels: shipped, in transit, out for delivery, delivered. */
    long updates() {
        return updates.get();
    }

    long delivered() {
        return delivered.get();
    }

    @Override
    public void close() {
        facts.close();
    }
}
