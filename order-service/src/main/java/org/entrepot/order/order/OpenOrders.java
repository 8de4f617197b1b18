package org.entrepot.order.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.entrepot.kit.telemetry.Census;

/** How many orders are on their way, for operations. */
@ApplicationScoped
class OpenOrders {

    private static final List<String> OPEN = List.of("PENDING", "CONFIRMED", "PROCESSING", "ON_HOLD");

    @Produces
    @Singleton
    Census byState() {
        return Census.byState("orders.open", "Orders that have not ended, by state", OPEN, """
                select state as tag, count(*) as n from orders
                where state in ('PENDING', 'CONFIRMED', 'PROCESSING', 'ON_HOLD') group by state
                """);
    }
}
