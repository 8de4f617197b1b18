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
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.entrepot.kit.inbox.Failures;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Hands out what is due. Each errand is leased for a while, so that with several processes one has it, and so that another
 * takes it up when its process dies.
 */
@ApplicationScoped
public class ErrandDesk {

    private static final Logger LOG = Logger.getLogger(ErrandDesk.class);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration TO_FINISH = Duration.ofSeconds(10);

    private final Jdbi jdbi;
    private final MeterRegistry meters;
    private final Map<String, ErrandRunner<?>> runners = new HashMap<>();
    private final Map<String, Semaphore> places = new HashMap<>();
    private final Semaphore bell = new Semaphore(0);
    private final ConcurrentLinkedQueue<String> done = new ConcurrentLinkedQueue<>();
    private final Instance<ErrandRunner<?>> known;
    private ExecutorService workers;
    private Thread dispatcher;
    private volatile boolean stopping;

    ErrandDesk(Jdbi jdbi, MeterRegistry meters, @Any Instance<ErrandRunner<?>> known) {
        this.jdbi = jdbi;
        this.meters = meters;
        this.known = known;
    }

    void open(@Observes @Priority(1_100) StartupEvent started) {
        for (var runner : known) {
            if (runners.put(runner.kind(), runner) != null) {
                throw new IllegalStateException("two runners take errands of kind " + runner.kind());
            }
            places.put(runner.kind(), new Semaphore(runner.inParallel()));
        }
        if (runners.isEmpty()) return;
        workers = Executors.newVirtualThreadPerTaskExecutor();
        dispatcher = Thread.ofPlatform().name("errand-desk").start(this::dispatch);
    }

    void close(@Observes @Priority(2) ShutdownEvent ending) throws InterruptedException {
        if (dispatcher == null) return;
        stopping = true;
        wake();
        dispatcher.join(TO_FINISH);
        workers.shutdown();
        if (!workers.awaitTermination(TO_FINISH.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("some errands did not finish in time; their lease runs out and they are run again");
        }
        try {
            bookDone();
        } catch (RuntimeException failure) {
            LOG.warnf("what was done last is not on record, and is done again: %s", failure.toString());
        }
    }

    /** There may be something due now. */
    void wake() {
        if (bell.availablePermits() == 0) bell.release();
    }

    private void dispatch() {
        while (!stopping) {
            try {
                bookDone();
                if (handOut() > 0) continue;
            } catch (RuntimeException failure) {
                if (!Failures.databaseIsAway(failure)) LOG.error("the errand desk stumbled", failure);
            }
            waitForTheBell();
        }
    }

    private void waitForTheBell() {
        try {
            if (bell.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) bell.drainPermits();
        } catch (InterruptedException stop) {
            stopping = true;
        }
    }

    private int handOut() {
        var handed = 0;
        for (var runner : runners.values()) handed += handOut(runner);
        return handed;
    }

    private <P> int handOut(ErrandRunner<P> runner) {
        var free = places.get(runner.kind()).availablePermits();
        if (free == 0) return 0;
        var leased = lease(runner, free * runner.atOnce());
        for (var from = 0; from < leased.size(); from += runner.atOnce()) {
            var share = leased.subList(from, Math.min(leased.size(), from + runner.atOnce()));
            places.get(runner.kind()).acquireUninterruptibly();
            workers.execute(() -> run(runner, share));
        }
        return leased.size();
    }

    private <P> List<Errand<P>> lease(ErrandRunner<P> runner, int most) {
        return QuarkusTransaction.requiringNew()
                .call(() -> jdbi.withHandle(sql -> sql.createQuery("""
                update errand set attempts = attempts + 1, leased_until = now() + make_interval(secs => :lease),
                                  due_at = now() + make_interval(secs => :lease)
                where id in (select id from errand where state = 'DUE' and kind = :kind and due_at <= now()
                             order by due_at limit :most for update skip locked)
                returning id, kind, subject, payload, attempts, correlation_id, causation_id, traceparent
                """)
                        .bind("kind", runner.kind())
                        .bind("most", most)
                        .bind("lease", (double) LEASE.toSeconds())
                        .map((row, context) -> new Errand<>(
                                row.getObject("id", java.util.UUID.class),
                                row.getString("kind"),
                                row.getString("subject"),
                                org.entrepot.kit.Wire.read(row.getString("payload"), runner.payload()),
                                row.getInt("attempts"),
                                new org.entrepot.kit.Trail(
                                        row.getString("correlation_id"),
                                        row.getString("causation_id"),
                                        row.getString("traceparent"))))
                        .list()));
    }

    private <P> void run(ErrandRunner<P> runner, List<Errand<P>> share) {
        try {
            share.getFirst().trail().call(() -> {
                runUnchecked(runner, share);
                return null;
            });
            share.forEach(errand -> done.add(errand.id().toString()));
            meters.counter("errands.done", "kind", runner.kind()).increment(share.size());
        } catch (RuntimeException failure) {
            var why = Failures.databaseIsAway(failure) ? "the database was away" : String.valueOf(failure.getMessage());
            LOG.debugf(failure, "%s failed", runner.kind());
            share.forEach(errand -> postpone(runner, errand, why));
        } finally {
            places.get(runner.kind()).release();
            wake();
        }
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

    private <P> void postpone(ErrandRunner<P> runner, Errand<P> errand, String why) {
        try {
            if (errand.attempts() >= runner.attempts()) giveUp(runner, errand, why);
            else tryLater(runner, errand, why);
        } catch (RuntimeException failure) {
            // Its lease runs out, and it is tried again then.
            LOG.debugf("%s %s could not be postponed: %s", errand.kind(), errand.subject(), failure.toString());
        }
    }

    private <P> void tryLater(ErrandRunner<P> runner, Errand<P> errand, String why) {
        QuarkusTransaction.requiringNew()
                .run(() -> jdbi.useHandle(sql -> sql.createUpdate("""
                update errand set due_at = now() + make_interval(secs => :wait), leased_until = null, last_error = :why
                where id = :id and state = 'DUE'
                """)
                        .bind("id", errand.id())
                        .bind("wait", runner.waitAfter(errand.attempts()).toMillis() / 1_000.0)
                        .bind("why", why)
                        .execute()));
        meters.counter("errands.failed", "kind", runner.kind()).increment();
    }

    private <P> void giveUp(ErrandRunner<P> runner, Errand<P> errand, String why) {
        QuarkusTransaction.requiringNew().run(() -> {
            runner.giveUp(errand, why);
            jdbi.useHandle(sql -> sql.createUpdate("""
                    update errand set state = 'GIVEN_UP', last_error = :why, done_at = now() where id = :id
                    """)
                    .bind("id", errand.id())
                    .bind("why", why)
                    .execute());
        });
        LOG.warnf(
                "errand %s about %s was given up after %d attempts",
                errand.kind(), errand.subject(), errand.attempts());
        meters.counter("errands.given.up", "kind", runner.kind()).increment();
    }

    /** Books all that was done since the last time by one statement; what a crash leaves unbooked is done again. */
    private void bookDone() {
        var ids = new ArrayList<String>();
        for (var id = done.poll(); id != null; id = done.poll()) ids.add(id);
        if (ids.isEmpty()) return;
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> jdbi.useHandle(sql -> sql.createUpdate("""
                    update errand set state = 'DONE', done_at = now(), leased_until = null where id = any(:ids::uuid[])
                    """)
                            .bind("ids", ids.toArray(String[]::new))
                            .execute()));
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
