package org.entrepot.kit.errand;

import java.time.Duration;
import java.util.List;

/**
 * Runs the errands of one kind, outside of any transaction. An errand may run more than once (after a crash, or when an
 * answer was lost), so what it does must be idempotent: it passes the errand's subject on as the idempotency key.
 *
 * @param <P> what was written down when it was decided; a record, kept as JSON
 */
public interface ErrandRunner<P> {

    /** The kind of errand, as {@code "payment.authorize"}. */
    String kind();

    Class<P> payload();

    /**
     * Does it. An exception means: not done, try again later; {@link SomeFailed} means that the others are done. After the
     * last attempt, {@link #giveUp} is told.
     *
     * @param errands between 1 and {@link #atOnce} of them; when this returns, all are done
     */
    void run(List<Errand<P>> errands) throws Exception;

    /** How many errands one run takes. */
    default int atOnce() {
        return 1;
    }

    /** How many runs of this kind go on at the same time in one process. */
    default int inParallel() {
        return 16;
    }

    /** After so many failures it is given up. */
    default int attempts() {
        return 12;
    }

    /** How long to wait after the given failed attempt (1, 2, …). */
    default Duration waitAfter(int attempt) {
        return Duration.ofMillis(Math.min(60_000, 200L << Math.min(attempt - 1, 9)));
    }

    /** Tells the business that it was given up; runs in the transaction that records it. */
    default void giveUp(Errand<P> errand, String lastError) {}
}
