package org.entrepot.inventory.reservation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.entrepot.kit.telemetry.Census;

/** Stock that is set aside and not yet promised for good, for operations. */
@ApplicationScoped
class OpenHolds {

    @Produces
    @Singleton
    Census held() {
        return new Census(
                "reservations.held",
                "Reservations whose hold runs or has run out",
                "",
                "hold",
                List.of("RUNS", "RAN_OUT"),
                """
                select case when held_until < now() - interval '1 minute' then 'RAN_OUT' else 'RUNS' end as tag, count(*) as n
                from reservation where state = 'RESERVED' group by 1
                """);
    }
}
