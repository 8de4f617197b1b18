package org.entrepot.order.order;

import java.time.Instant;
import java.util.UUID;
import org.entrepot.events.Money;
import org.entrepot.kit.Trail;

/**
 * What was settled when the order was placed, and never changes.
 *
 * @param buyer who bought, and where it goes
 * @param channel the client that it came through
 * @param units of all lines together
 * @param trail of the request that placed it; what clocks and people do later continues it
 */
public record Placed(
        UUID id,
        String number,
        Buyer buyer,
        String channel,
        int units,
        Money total,
        Money tax,
        Instant at,
        Instant payBy,
        Trail trail) {}
