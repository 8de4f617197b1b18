package org.entrepot.events.returns;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Money;
import org.entrepot.events.Require;
import org.jspecify.annotations.Nullable;

/** The customer gets this for the goods; {@code refund} is there only when money goes back. */
@FactName("return.resolved")
public record ReturnResolved(
        UUID orderId,
        UUID returnId,
        UUID customerId,
        Resolution resolution,
        @Nullable Money refund,
        List<Counted> lines)
        implements ReturnEvent {
    public ReturnResolved {
        requireNonNull(orderId, "orderId");
        requireNonNull(returnId, "returnId");
        requireNonNull(customerId, "customerId");
        requireNonNull(resolution, "resolution");
        lines = Require.all(lines, "lines");
    }
}
