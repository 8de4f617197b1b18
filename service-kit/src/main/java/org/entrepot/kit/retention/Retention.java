package org.entrepot.kit.retention;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
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

    /** Rows of one transaction: small enough that nobody waits for its locks or its share of the log. */
    private static final int BATCH = 5_000;

    /** What is forgotten. */
    public enum Kept {
        INBOX("""
                delete from inbox where ctid = any(array(
                    select i.ctid from inbox i
                    where i.heard_at < :before
                      and not exists (select from parked_event p where p.event_id = i.event_id and p.state = 'PARKED')
                    limit :batch for update skip locked))
                """),
        ERRAND("""
                delete from errand where ctid = any(array(
                    select ctid from errand where state = 'DONE' and done_at < :before
                    limit :batch for update skip locked))
                """),
        IDEMPOTENCY_KEY("""
                delete from idempotency_key where ctid = any(array(
                    select ctid from idempotency_key where created_at < :before
                    limit :batch for update skip locked))
                """);

        private final String delete;

        Kept(String delete) {
            this.delete = delete;
        }
    }

    private final Jdbi jdbi;
    private final Clock clock;
    private final Map<Kept, Period> keep = new EnumMap<>(Kept.class);

    /**
     * @param inboxDays more than the outbox and every topic keep facts
     * @throws IllegalArgumentException when what was heard would be forgotten before it can no longer be told again
     */
    Retention(
            Jdbi jdbi,
            Clock clock,
            @ConfigProperty(name = "entrepot.outbox.keep-days") int outboxDays,
            @ConfigProperty(name = "entrepot.retention.inbox-days") int inboxDays,
            @ConfigProperty(name = "entrepot.retention.errand-days") int errandDays,
            @ConfigProperty(name = "entrepot.retention.idempotency-days") int idempotencyDays) {
        if (inboxDays <= outboxDays)
            throw new IllegalArgumentException("entrepot.retention.inbox-days (" + inboxDays
                    + ") must be more than entrepot.outbox.keep-days (" + outboxDays
                    + "): facts that are said again are known by the inbox.");
        this.jdbi = jdbi;
        this.clock = clock;
        keep.put(Kept.INBOX, Period.ofDays(inboxDays));
        keep.put(Kept.ERRAND, Period.ofDays(errandDays));
        keep.put(Kept.IDEMPOTENCY_KEY, Period.ofDays(idempotencyDays));
    }

    @Scheduled(every = "1h", delayed = "10m", identity = "retention", concurrentExecution = ConcurrentExecution.SKIP)
    void hourly() {
        sweep();
    }

    /** Forgets all that is past its keeping, as the clock (UTC) has it; says how many rows of each went. */
    public Map<Kept, Integer> sweep() {
        var gone = new EnumMap<Kept, Integer>(Kept.class);
        keep.forEach((kept, period) -> gone.put(kept, forget(kept, period)));
        if (gone.values().stream().anyMatch(rows -> rows > 0)) LOG.infof("past their keeping and deleted: %s", gone);
        return gone;
    }

    private int forget(Kept kept, Period period) {
        var before = clock.instant().atOffset(ZoneOffset.UTC).minus(period);
        var all = 0;
        int some;
        do {
            some = jdbi.inTransaction(sql -> sql.createUpdate(kept.delete)
                    .bind("before", before)
                    .bind("batch", BATCH)
                    .execute());
            all += some;
        } while (some == BATCH);
        return all;
    }
}
