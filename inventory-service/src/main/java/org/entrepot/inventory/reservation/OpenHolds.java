package org.entrepot.inventory.reservation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.entrepot.kit.telemetry.Census;

/** Stock that is set aside and not yet promised for good, for operations. */
@ApplicationScoped
class OpenHolds {

    @Produces
    @Singleton
    Census held() {
        return new Census("reservations.held", "Reservations whose hold is running", "", """
                select count(*) as n from reservation where state = 'RESERVED'
                """);
    }

    @Produces
    @Singleton
    Census overdue() {
        return new Census(
                "reservations.overdue", "Reservations whose hold has run out and that nobody let go", "", """
                select count(*) as n from reservation where state = 'RESERVED' and held_until < now() - interval '1 minute'
                """);
    }
}
