package org.entrepot.order.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.entrepot.kit.telemetry.Census;

/** How many orders are on their way, for operations. */
@ApplicationScoped
class OpenOrders {

    @Produces
    @Singleton
    Census byState() {
        return Census.byState("orders.open", "Orders that have not ended, by state", """
                select state, count(*) as n from orders
                where state in ('PENDING', 'CONFIRMED', 'PROCESSING', 'ON_HOLD') group by state
                """);
    }
}
