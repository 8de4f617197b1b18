package org.entrepot.order.stuck;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/** Shows how many orders are past a deadline, by the fact that is missing; the list itself has their names. */
@ApplicationScoped
class StuckMeter {

    private static final Logger LOG = Logger.getLogger(StuckMeter.class);

    /** Beyond this the number says enough, and the question stays cheap. */
    private static final int MOST = 1_000;

    /** Shown as 0 when nothing is missing, so that a graph has no holes. */
    private static final List<String> MISSING = List.of(
            "stock.reserved",
            "payment.authorized",
            "order.expired",
            "shipment.released",
            "parcel.shipped",
            "parcel.delivered",
            "return.resolved",
            "payment.captured",
            "refund.settled",
            "shipment.cancelled");

    private final StuckOrders orders;
    private final MultiGauge gauge;

    StuckMeter(StuckOrders orders, MeterRegistry meters) {
        this.orders = orders;
        this.gauge = MultiGauge.builder("orders.stuck")
                .description("Orders past a deadline, by the fact that is missing; at most " + MOST)
                .register(meters);
    }

    @Scheduled(
            every = "{entrepot.order.stuck-counted-every}",
            identity = "stuck-orders",
            concurrentExecution = ConcurrentExecution.SKIP)
    void count() {
        try {
            var counts = new TreeMap<String, Integer>();
            MISSING.forEach(fact -> counts.put(fact, 0));
            orders.list(null, MOST).forEach(stuck -> counts.merge(stuck.missing(), 1, Integer::sum));
            var rows = new ArrayList<MultiGauge.Row<?>>();
            counts.forEach((fact, count) -> rows.add(MultiGauge.Row.of(Tags.of("missing", fact), count)));
            gauge.register(rows, true);
        } catch (RuntimeException away) {
            LOG.debugf("stuck orders are not counted: %s", away.toString());
        }
    }
}
