package org.entrepot.inventory.reservation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.entrepot.inventory.stock.Shelves;
import org.entrepot.kit.outbox.Outbox;

/** Holds that ran out give their units back. Committed stock has no deadline. */
@ApplicationScoped
class ExpireHolds {

    /** Holds per transaction. */
    private static final int AT_ONCE = 200;

    private final Reservations reservations;
    private final Shelves shelves;
    private final HoldTimes holdTimes;
    private final Outbox outbox;

    ExpireHolds(Reservations reservations, Shelves shelves, HoldTimes holdTimes, Outbox outbox) {
        this.reservations = reservations;
        this.shelves = shelves;
        this.holdTimes = holdTimes;
        this.outbox = outbox;
    }

    @Scheduled(
            every = "${inventory.reservation.sweep-every}",
            identity = "expire-holds",
            concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        int expired;
        do expired = QuarkusTransaction.requiringNew().call(this::expireSome);
        while (expired == AT_ONCE);
    }

    private int expireSome() {
        var due = reservations.lockedPast(holdTimes.now(), AT_ONCE);
        if (due.isEmpty()) return 0;
        var shelf = shelves.lock(Reserved.skusOf(due));
        var expired = due.stream().map(Reservation::expire).toList();
        expired.forEach(fact -> Reserved.free(shelf, fact.lines()));
        reservations.keep(due);
        shelves.keep(shelf);
        outbox.sayAll(expired);
        return due.size();
    }
}
