package org.entrepot.order.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.entrepot.kit.telemetry.Census;

/** Money that was asked of the operator and has not come or gone, for operations and the accountant. */
@ApplicationScoped
class OpenMoney {

    private static final List<String> CAPTURES = List.of("REQUESTED", "MANUAL_REQUIRED");
    private static final List<String> REFUNDS =
            List.of("REQUESTED", "PENDING", "FAILED", "MANUAL_REQUIRED", "REVERSED");

    @Produces
    @Singleton
    Census captures() {
        return Census.byState("captures.open", "Captures that are not settled, by state", CAPTURES, """
                select state as tag, count(*) as n from capture where state <> 'CAPTURED' group by state
                """);
    }

    @Produces
    @Singleton
    Census refunds() {
        return Census.byState("refunds.open", "Refunds that are not settled, by state", REFUNDS, """
                select state as tag, count(*) as n from refund where state <> 'SETTLED' group by state
                """);
    }
}
