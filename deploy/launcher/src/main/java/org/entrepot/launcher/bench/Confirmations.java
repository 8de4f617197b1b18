package org.entrepot.launcher.bench;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.entrepot.launcher.platform.HeardFact;

/** Hears from the topic which orders were confirmed or refused, and takes the time since each was due to be placed. */
final class Confirmations implements AutoCloseable {
    private static final String TOPIC = "order.events.v1";

    private final Map<String, Long> dueBy = new ConcurrentHashMap<>();
    private final Map<String, News> earlyNews = new ConcurrentHashMap<>();
    private final Timings timings;
    private final AtomicLong confirmed = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final FactsFromNow facts;

    private record News(boolean isConfirmed, long heard) {}

    Confirmations(String bootstrapServers, Timings timings) {
        this.timings = timings;
        this.facts = new FactsFromNow(bootstrapServers, TOPIC, this::hear);
    }

    /** An order was accepted that was due at this moment ({@link System#nanoTime}); its confirmation may have come already. */
    void accepted(String order, long due) {
        dueBy.put(order, due);
        settle(order);
    }

    long confirmed() {
        return confirmed.get();
    }

    long refused() {
        return refused.get();
    }

    /** How many accepted orders have had no news yet. */
    long awaited() {
        return dueBy.size();
    }

    private void hear(HeardFact fact) {
        switch (fact.type()) {
            case "order.confirmed" -> hear(fact.key(), true);
            case "order.rejected", "order.expired" -> hear(fact.key(), false);
            default -> {}
        }
    }

    private void hear(String order, boolean isConfirmed) {
        earlyNews.put(order, new News(isConfirmed, System.nanoTime()));
        settle(order);
    }

    /** Both sides come here, in any order; the second finds the first. */
    private void settle(String order) {
        var due = dueBy.get(order);
        var heard = earlyNews.get(order);
        if (due == null || heard == null || !dueBy.remove(order, due)) return;
        earlyNews.remove(order);
        if (heard.isConfirmed()) {
            timings.took(heard.heard() - due);
            confirmed.incrementAndGet();
        } else refused.incrementAndGet();
    }

    @Override
    public void close() {
        facts.close();
    }
}
