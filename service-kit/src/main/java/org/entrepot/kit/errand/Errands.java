package org.entrepot.kit.errand;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.entrepot.kit.Ids;
import org.entrepot.kit.inbox.Causes;
import org.entrepot.kit.inbox.Failpoints;
import org.jspecify.annotations.Nullable;

/**
 * Sends somebody on an errand: a call to the world outside that is decided now, with the state, and made after the commit.
 * Like a fact, an errand exists if and only if its transaction commits.
 */
@ApplicationScoped
public class Errands {

    static final ScopedValue<Failpoints> RUNNING_AT = ScopedValue.newInstance();

    private final ErrandBook book;
    private final Clock clock;
    private final TransactionSynchronizationRegistry transactions;
    private final ErrandDesk desk;

    Errands(ErrandBook book, Clock clock, TransactionSynchronizationRegistry transactions, ErrandDesk desk) {
        this.book = book;
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
        // What is due now is leased by whoever writes it down: nobody needs to look for it.
        var leased = !due.isAfter(clock.instant()) && desk.hasRoomFor(kind);
        var errand = new Errand<>(Ids.next(), kind, subject, payload, leased ? 1 : 0, Causes.of(key));
        ofTransaction().errands.add(new Unsent(errand, due, leased));
    }

    /**
     * The running transaction makes an errand needless: it is crossed off with the commit, and not run. One that somebody has
     * in hand is left to them and finds out for itself; one that was never sent, or is done, stays as it is.
     */
    public void callOff(String kind, String subject) {
        ofTransaction().calledOff.add(new CalledOff(kind, subject));
    }

    /**
     * Has the errands about a key run as soon as the running transaction commits, those that were given up included. What is
     * done stays done, and what somebody has in hand is left to them. What a runner told the business when it gave up stands
     * until the errand's own answer changes it.
     *
     * @param key the subject, or an id that the errand carries (the order's, usually)
     * @param correlationId the trail that the errand continues; none when it is not known
     * @return how many
     */
    public long dueNow(String key, @Nullable String correlationId) {
        var due = book.dueNow(key, correlationId);
        if (due > 0) ofTransaction().wakes = true;
        return due;
    }

    /**
     * To be called by what a runner calls between the answer from outside and its being kept: the place at which a process
     * that dies has acted and does not know it. Does nothing outside of an errand.
     */
    public static void answered() {
        if (RUNNING_AT.isBound()) RUNNING_AT.get().reach(Failpoints.ANSWERED);
    }

    private WithTheCommit ofTransaction() {
        if (transactions.getTransactionKey() == null) {
            throw new IllegalStateException("errands need a running transaction");
        }
        var known = (WithTheCommit) transactions.getResource(this);
        if (known != null) return known;
        var with = new WithTheCommit();
        transactions.putResource(this, with);
        transactions.registerInterposedSynchronization(with);
        return with;
    }

    /** @param leased whether this process runs it as soon as it is committed */
    record Unsent(Errand<?> errand, Instant due, boolean leased) {}

    /** An errand that nobody needs to run any more, by what it is known by. */
    record CalledOff(String kind, String subject) {}

    private final class WithTheCommit implements Synchronization {

        private final List<Unsent> errands = new ArrayList<>();
        private final List<CalledOff> calledOff = new ArrayList<>();
        private boolean wakes;
        private List<UUID> written = List.of();
        private long leasedAt;

        @Override
        public void beforeCompletion() {
            leasedAt = System.nanoTime();
            if (!errands.isEmpty()) written = book.write(errands);
            if (!calledOff.isEmpty()) book.callOff(calledOff);
        }

        @Override
        public void afterCompletion(int status) {
            if (status != Status.STATUS_COMMITTED) return;
            var fresh = Set.copyOf(written);
            for (var unsent : errands) {
                if (unsent.leased() && fresh.contains(unsent.errand().id())) desk.take(unsent.errand(), leasedAt);
            }
            if (wakes || errands.stream().anyMatch(unsent -> !unsent.leased())) desk.wake();
        }
    }
}
