package org.entrepot.order.process;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Ends orders that were not paid in time; what was held for them is let go. */
@ApplicationScoped
public class ExpireOrders {

    private static final int AT_ONCE = 500;

    private final Dossiers dossiers;
    private final Decisions decisions;

    ExpireOrders(Dossiers dossiers, Decisions decisions) {
        this.dossiers = dossiers;
        this.decisions = decisions;
    }

    @Scheduled(
            every = "{entrepot.order.expiry-every}",
            concurrentExecution = ConcurrentExecution.SKIP,
            identity = "expire-orders")
    void sweep() {
        while (due() == AT_ONCE) {
            // there may be more
        }
    }

    /** Ends up to {@value #AT_ONCE} that are due; says how many. */
    public int due() {
        return QuarkusTransaction.requiringNew().call(() -> {
            var unpaid = dossiers.openUnpaid(AT_ONCE);
            unpaid.values().forEach(OrderProcess::runsOutOfTime);
            decisions.keepOnTheirTrails(unpaid.values(), Map.of());
            return unpaid.size();
        });
    }
}
