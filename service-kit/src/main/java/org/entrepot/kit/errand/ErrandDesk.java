package org.entrepot.kit.errand;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.entrepot.kit.inbox.Failpoints;
import org.entrepot.kit.inbox.Failures;
import org.entrepot.kit.trace.ErrandSpans;
import org.jboss.logging.Logger;

/**
 * Has errands run. Each is leased for a while, so that with several processes one has it, and so that another takes it up
 * when its process dies. What was decided here is leased as it is written and runs at once; a clerk looks in the book for
 * everything else that is due, and crosses off what was done, many at a time.
 */
@ApplicationScoped
public class ErrandDesk {

    private static final Logger LOG = Logger.getLogger(ErrandDesk.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration TO_FINISH = Duration.ofSeconds(10);

    /** What is done within this time of each other is crossed off together. */
    private static final Duration TOGETHER = Duration.ofMillis(10);

    private final ErrandBook book;
    private final MeterRegistry meters;
    private final Instance<ErrandRunner<?>> known;
    private final Failpoints failpoints;
    private final Map<String, Counter<?>> counters = new HashMap<>();
    private final Semaphore bell = new Semaphore(0);
    private final ConcurrentLinkedQueue<UUID> done = new ConcurrentLinkedQueue<>();
    private final AtomicLong lookAt = new AtomicLong(System.nanoTime());
    private ExecutorService workers;
    private Thread clerk;
    private volatile boolean open;

    ErrandDesk(ErrandBook book, MeterRegistry meters, @Any Instance<ErrandRunner<?>> known, Failpoints failpoints) {
        this.failpoints = failpoints;
        this.book = book;
        this.meters = meters;
        this.known = known;
    }

    void open(@Observes @Priority(1_100) StartupEvent started) {
        workers = Executors.newVirtualThreadPerTaskExecutor();
        for (var runner : known) {
            if (counters.put(runner.kind(), counter(runner)) != null) {
                throw new IllegalStateException("two runners take errands of kind " + runner.kind());
            }
        }
        if (counters.isEmpty()) return;
        open = true;
        clerk = Thread.ofPlatform().name("errand-desk").start(this::attend);
    }

    void close(@Observes @Priority(2) ShutdownEvent ending) throws InterruptedException {
        if (clerk == null) return;
        open = false;
        bell.release();
        clerk.join(TO_FINISH);
        workers.shutdown();
        if (!workers.awaitTermination(TO_FINISH.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("some errands did not finish in time; their lease runs out and they are run again");
        }
        try {
            crossOff();
        } catch (RuntimeException failure) {
            LOG.warnf("what was done last is not on record, and is done again: %s", failure.toString());
        }
    }

    /** There may be something due now that nobody has. */
    void wake() {
        lookAt.set(System.nanoTime());
        ring();
    }

    /** Whether an errand of this kind that is written now can be run by this process, and soon. */
    boolean hasRoomFor(String kind) {
        var counter = counters.get(kind);
        return open && counter != null && counter.room() > 0;
    }

    /** Runs an errand that this process leased as it was written. */
    void take(Errand<?> errand, long leasedAt) {
        // A desk that is closing leaves it to whoever finds its lease run out.
        if (open) counters.get(errand.kind()).take(errand, leasedAt);
    }

    private <P> Counter<P> counter(ErrandRunner<P> runner) {
        return new Counter<>(runner, share -> run(runner, share), workers);
    }

    private void ring() {
        if (bell.availablePermits() == 0) bell.release();
    }

    private void attend() {
        while (open) {
            try {
                crossOff();
                if (System.nanoTime() - lookAt.get() >= 0) handOut();
            } catch (RuntimeException failure) {
                if (!Failures.databaseIsAway(failure)) LOG.error("the errand desk stumbled", failure);
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
            }
            waitForTheBell();
        }
    }

    private void waitForTheBell() {
        try {
            var wait = Math.max(0, lookAt.get() - System.nanoTime());
            if (bell.tryAcquire(wait, TimeUnit.NANOSECONDS)) {
                LockSupport.parkNanos(TOGETHER.toNanos());
                bell.drainPermits();
            }
        } catch (InterruptedException stop) {
            open = false;
        }
    }

    private void handOut() {
        lookAt.set(System.nanoTime() + LOOK_EVERY.toNanos());
        for (var kind : book.due(counters.keySet())) handOut(counters.get(kind));
    }

    private <P> void handOut(Counter<P> counter) {
        var most = counter.room();
        if (most == 0) return;
        var leasedAt = System.nanoTime();
        var leased = book.lease(counter.runner(), most);
        leased.forEach(errand -> counter.take(errand, leasedAt));
        if (leased.size() == most) lookAt.set(System.nanoTime());
    }

    private <P> void run(ErrandRunner<P> runner, List<Errand<P>> leased) {
        var spans = ErrandSpans.begin(leased);
        var share = spans.onTheirTrails(leased);
        try {
            failpoints.reach(Failpoints.BEFORE_ERRAND);
            share.getFirst().trail().call(() -> {
                ScopedValue.where(Errands.RUNNING_AT, failpoints).run(() -> runUnchecked(runner, share));
                return null;
            });
            failpoints.reach(Failpoints.AFTER_ERRAND);
            isDone(runner, share, spans);
        } catch (SomeFailed some) {
            var failed = some.failures();
            isDone(
                    runner,
                    share.stream()
                            .filter(errand -> !failed.containsKey(errand.id()))
                            .toList(),
                    spans);
            share.stream()
                    .filter(errand -> failed.containsKey(errand.id()))
                    .forEach(errand -> postpone(runner, errand, failed.get(errand.id()), spans));
        } catch (RuntimeException failure) {
            share.forEach(errand -> postpone(runner, errand, failure, spans));
        }
    }

    private <P> void isDone(ErrandRunner<P> runner, List<Errand<P>> share, ErrandSpans spans) {
        if (share.isEmpty()) return;
        spans.done(share);
        share.forEach(errand -> done.add(errand.id()));
        meters.counter("errands.done", "kind", runner.kind()).increment(share.size());
        ring();
    }

    private static <P> void runUnchecked(ErrandRunner<P> runner, List<Errand<P>> share) {
        try {
            runner.run(share);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new ErrandFailed(failure);
        }
    }

    private <P> void postpone(ErrandRunner<P> runner, Errand<P> errand, RuntimeException failure, ErrandSpans spans) {
        LOG.debugf(failure, "%s failed", runner.kind());
        spans.failed(errand, errand.attempts() >= runner.attempts(), failure);
        var why = Failures.databaseIsAway(failure) ? "the database was away" : String.valueOf(failure.getMessage());
        try {
            if (errand.attempts() >= runner.attempts()) giveUp(runner, errand, why);
            else tryLater(runner, errand, why);
        } catch (RuntimeException notNow) {
            // Its lease runs out, and it is tried again then.
            LOG.debugf("%s %s could not be postponed: %s", errand.kind(), errand.subject(), notNow.toString());
        }
    }

    private <P> void tryLater(ErrandRunner<P> runner, Errand<P> errand, String why) {
        var wait = runner.waitAfter(errand.attempts());
        book.tryLater(errand.id(), wait, why);
        var again = System.nanoTime() + wait.toNanos();
        lookAt.accumulateAndGet(again, (known, one) -> known - one < 0 ? known : one);
        ring();
        meters.counter("errands.failed", "kind", runner.kind()).increment();
    }

    private <P> void giveUp(ErrandRunner<P> runner, Errand<P> errand, String why) {
        QuarkusTransaction.requiringNew().run(() -> {
            errand.trail().run(() -> runner.giveUp(errand, why));
            book.giveUp(errand.id(), why);
        });
        LOG.warnf(
                "errand %s about %s was given up after %d attempts",
                errand.kind(), errand.subject(), errand.attempts());
        meters.counter("errands.given.up", "kind", runner.kind()).increment();
    }

    /** Crosses off all that was done since the last time by one statement; what a crash leaves is done again. */
    private void crossOff() {
        var ids = new ArrayList<UUID>();
        for (var id = done.poll(); id != null; id = done.poll()) ids.add(id);
        if (ids.isEmpty()) return;
        try {
            book.crossOff(ids);
        } catch (RuntimeException failure) {
            done.addAll(ids);
            throw failure;
        }
    }

    private static final class ErrandFailed extends RuntimeException {
        ErrandFailed(Exception cause) {
            super(cause.getMessage(), cause);
        }
    }
}
