package org.entrepot.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.jdbi.v3.core.Handle;

/**
 * The order in which rows are locked, so that no two transactions wait for each other: reservations before stock, each by
 * one statement that takes its rows sorted.
 *
 * <p>A batch of facts is one transaction of several reactions, and a later reaction may have to lock out of that order. It
 * could close a circle, so it waits a moment only: the batch then fails as a lost race does, and is tried again.
 */
@ApplicationScoped
public class LockOrder {

    /** What is locked, in this order. */
    public enum Rank {
        RESERVATIONS,
        STOCK
    }

    private static final String SHORTLY = "150ms";

    private final TransactionSynchronizationRegistry transactions;

    LockOrder(TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
    }

    /** Must be called before each statement that locks rows of this rank. */
    public void next(Handle sql, Rank rank) {
        var reached = (Rank) transactions.getResource(this);
        if (reached == null || rank.compareTo(reached) > 0) transactions.putResource(this, rank);
        else sql.execute("select set_config('lock_timeout', ?, true)", SHORTLY);
    }
}
