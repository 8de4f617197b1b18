package org.entrepot.kit.errand;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Where the errands of one kind queue for their runner. Everything in the queue is leased by this process. */
final class Counter<P> {

    /** Beyond this, errands wait in the database: what queues here must be begun well before its lease ends. */
    private static final int ROOM = 1_000;

    /** Who was leased so long ago (ns) may be somebody else's by the time it is done, so it is left to the next lease. */
    private static final long STALE = ErrandBook.LEASE.toNanos() / 2;

    private final ErrandRunner<P> runner;
    private final Consumer<List<Errand<P>>> run;
    private final ExecutorService workers;
    private final ConcurrentLinkedQueue<Queued<P>> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger queued = new AtomicInteger();
    private final Semaphore places;

    Counter(ErrandRunner<P> runner, Consumer<List<Errand<P>>> run, ExecutorService workers) {
        this.runner = runner;
        this.run = run;
        this.workers = workers;
        this.places = new Semaphore(runner.inParallel());
    }

    ErrandRunner<P> runner() {
        return runner;
    }

    int room() {
        return Math.max(0, ROOM - queued.get());
    }

    /** @param leasedAt by {@link System#nanoTime} */
    @SuppressWarnings("unchecked") // Errands of this kind carry this payload.
    void take(Errand<?> errand, long leasedAt) {
        queued.incrementAndGet();
        queue.add(new Queued<>((Errand<P>) errand, leasedAt));
        if (places.tryAcquire()) workers.execute(this::work);
    }

    private void work() {
        try {
            for (var share = next(); !share.isEmpty(); share = next()) run.accept(share);
        } finally {
            places.release();
        }
        // Who came after the last look and found every place taken has started nobody.
        if (!queue.isEmpty() && places.tryAcquire()) workers.execute(this::work);
    }

    private List<Errand<P>> next() {
        var share = new ArrayList<Errand<P>>();
        while (share.size() < runner.atOnce()) {
            var next = queue.poll();
            if (next == null) break;
            queued.decrementAndGet();
            if (System.nanoTime() - next.leasedAt() < STALE) share.add(next.errand());
        }
        return share;
    }

    private record Queued<P>(Errand<P> errand, long leasedAt) {}
}
