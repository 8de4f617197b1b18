package org.entrepot.shipping.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.entrepot.kit.telemetry.Census;

/** How many shipments stand where in the warehouse or are under way, for operations. */
@ApplicationScoped
class OpenShipments {

    private static final List<String> OPEN =
            List.of("PENDING", "RELEASED", "PICKED", "PACKED", "LABELLED", "MANIFESTED", "SHIPPED");

    @Produces
    @Singleton
    Census byState() {
        return Census.byState("shipments.open", "Shipments that have not ended, by state", OPEN, """
                select state as tag, count(*) as n from shipment
                where state in ('PENDING', 'RELEASED', 'PICKED', 'PACKED', 'LABELLED', 'MANIFESTED', 'SHIPPED')
                group by state
                """);
    }
}
