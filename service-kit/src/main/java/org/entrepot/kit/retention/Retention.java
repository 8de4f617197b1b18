package org.entrepot.kit.retention;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Forgets what no longer protects anybody: what was heard, errands that are done, answers that were kept for a client who
 * asks again. How far each stream is stays for good, and so does what a person decided about a fact or has to decide.
 *
 * <p>Guarantees: a fact that is told again after its inbox row is gone is known by its number in its stream; a fact that is
 * parked keeps its row; nothing goes that the audit compares with the outbox, as long as the inbox is kept for longer.
 * Several processes of a service may sweep at once.
 */
@ApplicationScoped
public class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);

    /**
     * Pages of one transaction, half a megabyte, which hold some hundreds to some thousands of rows: few enough that nobody waits for
     * their locks or their share of the log.
     */
    private static final int PAGES = 64;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Keeping keeping;
    private final MeterRegistry meters;
    private volatile Instant lastSwept;

    Retention(Jdbi jdbi, Clock clock, Keeping keeping, MeterRegistry meters) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.keeping = keeping;
        this.meters = meters;
        this.lastSwept = clock.instant();
    }

    /** Both metrics are there from the start, the age as if all had been swept then. */
    void atStart(@Observes StartupEvent started) {
        Arrays.stream(Kept.values()).forEach(kept -> count(kept, 0));
        Gauge.builder("retention.age", this, Retention::age)
                .description("How long ago the last sweep ended that deleted all that was past its keeping")
                .baseUnit("seconds")
                .register(meters);
    }

    @Scheduled(every = "1h", delayed = "10m", identity = "retention", concurrentExecution = ConcurrentExecution.SKIP)
    void hourly() {
        sweep();
    }

    /** Forgets all that is past its keeping, as the clock (UTC) has it; says how many rows of each went. */
    public Map<Kept, Integer> sweep() {
        var gone = new EnumMap<Kept, Integer>(Kept.class);
        for (var kept : Kept.values()) gone.put(kept, forget(kept));
        lastSwept = clock.instant();
        if (gone.values().stream().anyMatch(rows -> rows > 0)) LOG.infof("past their keeping and deleted: %s", gone);
        return gone;
    }

    private int forget(Kept kept) {
        var before = clock.instant().atOffset(ZoneOffset.UTC).minus(keeping.of(kept));
        var pages = pages(kept, before);
        var all = 0;
        for (var page = pages.first(); page < pages.end(); page += PAGES) {
            var batch = kept.batch(page, page + PAGES);
            var some = jdbi.<Integer, RuntimeException>inTransaction(
                    sql -> sql.createUpdate(batch).bind("before", before).execute());
            count(kept, some);
            all += some;
        }
        return all;
    }

    private Pages pages(Kept kept, OffsetDateTime before) {
        return jdbi.withHandle(sql -> sql.createQuery(kept.ends())
                .bind("before", before)
                .map((row, context) -> row.getObject("first") == null
                        ? new Pages(0, 0)
                        : new Pages(row.getLong("first"), row.getLong("last") + 1))
                .one());
    }

    private void count(Kept kept, int rows) {
        meters.counter("rows.forgotten", "table", kept.table()).increment(rows);
    }

    private double age() {
        return Duration.between(lastSwept, clock.instant()).toMillis() / 1_000.0;
    }

    /** Pages of a table, counted from 0; the end is the one after the last. */
    private record Pages(long first, long end) {}
}
