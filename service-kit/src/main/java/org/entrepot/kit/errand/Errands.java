package org.entrepot.kit.errand;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.entrepot.kit.Ids;
import org.entrepot.kit.Trail;
import org.entrepot.kit.Wire;
import org.entrepot.kit.inbox.Causes;
import org.jdbi.v3.core.Jdbi;

/**
 * Sends somebody on an errand: a call to the world outside that is decided now, with the state, and made after the commit.
 * Like a fact, an errand exists if and only if its transaction commits.
 */
@ApplicationScoped
public class Errands {

    private final Jdbi jdbi;
    private final Clock clock;
    private final TransactionSynchronizationRegistry transactions;
    private final ErrandDesk desk;

    Errands(Jdbi jdbi, Clock clock, TransactionSynchronizationRegistry transactions, ErrandDesk desk) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.transactions = transactions;
        this.desk = desk;
    }

    /**
     * To be done at once after the running transaction commits.
     *
     * @param kind which runner takes it
     * @param subject what it is about; a second errand of the same kind and subject is never written, also after the first
     *     was done: a later wish needs a subject of its own
     * @param key the id whose trail it continues (the order's, usually)
     * @throws IllegalStateException outside a transaction
     */
    public void send(String kind, String subject, String key, Object payload) {
        sendAt(clock.instant(), kind, subject, key, payload);
    }

    /** To be done at the given time or soon after. */
    public void sendAt(Instant due, String kind, String subject, String key, Object payload) {
        unsent().add(new Unsent(kind, subject, Wire.write(payload), due, Causes.of(key)));
    }

    @SuppressWarnings("unchecked")
    private List<Unsent> unsent() {
        if (transactions.getTransactionKey() == null) {
            throw new IllegalStateException("Errands.send needs a running transaction");
        }
        var known = (List<Unsent>) transactions.getResource(this);
        if (known != null) return known;
        var unsent = new ArrayList<Unsent>();
        transactions.putResource(this, unsent);
        transactions.registerInterposedSynchronization(new WithTheCommit(unsent));
        return unsent;
    }

    private void write(List<Unsent> errands) {
        jdbi.useHandle(sql -> sql.createUpdate("""
                insert into errand (id, kind, subject, payload, due_at, correlation_id, causation_id, traceparent)
                select * from unnest(:ids::uuid[], :kinds::text[], :subjects::text[], :payloads::text[], :dues::timestamptz[],
                                     :correlations::text[], :causations::text[], :traces::text[])
                on conflict (kind, subject) do nothing
                """)
                .bind("ids", texts(errands, errand -> Ids.next().toString()))
                .bind("kinds", texts(errands, Unsent::kind))
                .bind("subjects", texts(errands, Unsent::subject))
                .bind("payloads", texts(errands, Unsent::payload))
                .bind(
                        "dues",
                        texts(
                                errands,
                                errand -> errand.due().atOffset(ZoneOffset.UTC).toString()))
                .bind("correlations", texts(errands, errand -> errand.trail().correlationId()))
                .bind("causations", texts(errands, errand -> errand.trail().causationId()))
                .bind("traces", texts(errands, errand -> errand.trail().traceparent()))
                .execute());
    }

    private static String[] texts(List<Unsent> errands, Function<Unsent, String> part) {
        return errands.stream().map(part).toArray(String[]::new);
    }

    private record Unsent(String kind, String subject, String payload, Instant due, Trail trail) {}

    private final class WithTheCommit implements Synchronization {

        private final List<Unsent> errands;

        WithTheCommit(List<Unsent> errands) {
            this.errands = errands;
        }

        @Override
        public void beforeCompletion() {
            write(errands);
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) desk.wake();
        }
    }
}
