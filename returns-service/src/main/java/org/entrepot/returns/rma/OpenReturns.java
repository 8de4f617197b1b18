package org.entrepot.returns.rma;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.entrepot.kit.telemetry.Census;

/** How many returns stand where, for operations. */
@ApplicationScoped
class OpenReturns {

    private static final List<String> OPEN =
            List.of("REQUESTED", "INFO_REQUIRED", "APPROVED", "IN_TRANSIT", "RECEIVED", "INSPECTING", "INSPECTED");

    @Produces
    @Singleton
    Census byState() {
        return Census.byState("returns.open", "Returns that have not ended, by state", OPEN, """
                select state as tag, count(*) as n from goods_return
                where state in ('REQUESTED', 'INFO_REQUIRED', 'APPROVED', 'IN_TRANSIT', 'RECEIVED', 'INSPECTING', 'INSPECTED')
                group by state
                """);
    }
}
