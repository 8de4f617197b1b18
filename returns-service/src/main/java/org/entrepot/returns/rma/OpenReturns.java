package org.entrepot.returns.rma;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.entrepot.kit.telemetry.Census;

/** How many returns stand where, for operations. */
@ApplicationScoped
class OpenReturns {

    @Produces
    @Singleton
    Census byState() {
        return Census.byState("returns.open", "Returns that have not ended, by state", """
                select state, count(*) as n from goods_return
                where state in ('REQUESTED', 'INFO_REQUIRED', 'APPROVED', 'IN_TRANSIT', 'RECEIVED', 'INSPECTING', 'INSPECTED')
                group by state
                """);
    }
}
