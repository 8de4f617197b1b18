package org.entrepot.order.process;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.entrepot.kit.Trail;
import org.entrepot.kit.outbox.Outbox;
import org.entrepot.order.order.Fulfilment;
import org.entrepot.order.order.Fulfilments;
import org.entrepot.order.order.Orders;
import org.entrepot.order.order.Outcomes;

/** Writes down what was decided: orders, goods, money, facts and errands, each kind as a set. */
@ApplicationScoped
class Decisions {

    private final Orders orders;
    private final Fulfilments fulfilments;
    private final Moneys moneys;
    private final Outbox outbox;

    @jakarta.inject.Inject
    Outcomes outcomes;

    Decisions(Orders orders, Fulfilments fulfilments, Moneys moneys, Outbox outbox) {
        this.orders = orders;
        this.fulfilments = fulfilments;
        this.moneys = moneys;
        this.outbox = outbox;
    }

    void keep(Collection<OrderProcess> processes) {
        orders.keep(processes.stream().map(OrderProcess::order).toList());
        var goods = new LinkedHashMap<UUID, Fulfilment>();
        processes.forEach(process -> goods.put(process.id(), process.rest().goods()));
        fulfilments.keep(goods);
        moneys.keep(processes);
        processes.forEach(process -> outbox.sayAll(process.facts()));
        processes.forEach(moneys::send);
        outcomes.ring(processes.stream()
                .filter(OrderProcess::isDecided)
                .map(OrderProcess::id)
                .toList());
    }

    /** As {@link #keep}; what is said continues the given trails, or that of the request that placed the order. */
    void keepOnTheirTrails(Collection<OrderProcess> processes, Map<UUID, Trail> trails) {
        for (var process : processes) {
            var trail =
                    trails.getOrDefault(process.id(), process.order().placed().trail());
            trail.run(() -> {
                outbox.sayAll(process.facts());
                moneys.send(process);
            });
            process.hasSpoken();
        }
        keep(processes);
    }
}
