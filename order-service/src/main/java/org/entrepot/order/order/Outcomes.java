package org.entrepot.order.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request wait until its order is no longer pending. This process rings when it commits the outcome; for outcomes
 * that another replica commits, one query looks after all that wait.
 */
@ApplicationScoped
public class Outcomes {

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final AtomicLong lastLook = new AtomicLong(System.nanoTime());
    private final ConcurrentMap<UUID, Waiting> waiting = new ConcurrentHashMap<>();
    private final Jdbi jdbi;
    private final TransactionSynchronizationRegistry transactions;

    Outcomes(Jdbi jdbi, TransactionSynchronizationRegistry transactions) {
        this.jdbi = jdbi;
        this.transactions = transactions;
    }

    /** Waits, at most so long, until the order is decided. Call it outside of any transaction. */
    void await(UUID order, Duration atMost) {
        var bell = waiting.compute(order, (id, known) -> known == null ? Waiting.one() : known.andOne());
        try {
            if (decidedAmong(Set.of(order)).isEmpty()) listen(bell.rung, System.nanoTime() + atMost.toNanos());
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.computeIfPresent(order, (id, known) -> known.lessOne());
        }
    }

    /** Rings for these orders once the running transaction has committed. */
    public void ring(Collection<UUID> orders) {
        if (orders.isEmpty()) return;
        transactions.registerInterposedSynchronization(new AfterCommit(() -> orders.forEach(this::ringNow)));
    }

    private void listen(CountDownLatch rung, long deadline) throws InterruptedException {
        for (var left = deadline - System.nanoTime(); left > 0; left = deadline - System.nanoTime()) {
            if (rung.await(Math.min(left, LOOK_EVERY.toNanos()), TimeUnit.NANOSECONDS)) return;
            lookAfterAll();
        }
    }

    /** Of all that wait, one asks for all, every quarter of a second. */
    private void lookAfterAll() {
        var now = System.nanoTime();
        var last = lastLook.get();
        if (now - last < LOOK_EVERY.toNanos() || !lastLook.compareAndSet(last, now)) return;
        decidedAmong(waiting.keySet()).forEach(this::ringNow);
    }

    private void ringNow(UUID order) {
        var bell = waiting.get(order);
        if (bell != null) bell.rung.countDown();
    }

    private List<UUID> decidedAmong(Set<UUID> orders) {
        return jdbi.withHandle(
                sql -> sql.createQuery("select id from orders where id = any(:ids::uuid[]) and state <> 'PENDING'")
                        .bind("ids", orders.stream().map(UUID::toString).toArray(String[]::new))
                        .mapTo(UUID.class)
                        .list());
    }

    private record Waiting(CountDownLatch rung, int number) {
        static Waiting one() {
            return new Waiting(new CountDownLatch(1), 1);
        }

        Waiting andOne() {
            return new Waiting(rung, number + 1);
        }

        @Nullable Waiting lessOne() {
            return number == 1 ? null : new Waiting(rung, number - 1);
        }
    }

    private record AfterCommit(Runnable work) implements Synchronization {
        @Override
        public void beforeCompletion() {
            // The outcome is not safe yet.
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) work.run();
        }
    }
}
