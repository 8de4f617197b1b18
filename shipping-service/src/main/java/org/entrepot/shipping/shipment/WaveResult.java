package org.entrepot.shipping.shipment;

import java.util.Map;
import java.util.UUID;
import org.entrepot.kit.problem.BrokenRule;
import org.jspecify.annotations.Nullable;

/**
 * What came of one shipment of a wave: what would have been answered had it come alone.
 *
 * @param status the HTTP status
 * @param shipment as it is now; absent when it was refused, and when the caller wants short answers
 * @param problem why it was refused, as RFC 9457 has it
 * @param retryAfterSeconds when the same may be fine
 */
public record WaveResult(
        UUID id,
        int status,
        @Nullable ShipmentView shipment,
        @Nullable Map<String, Object> problem,
        @Nullable Long retryAfterSeconds) {

    public static WaveResult done(UUID id, @Nullable ShipmentView shipment) {
        return new WaveResult(id, 200, shipment, null, null);
    }

    public static WaveResult refused(UUID id, BrokenRule why) {
        return new WaveResult(
                id,
                why.status(),
                null,
                why.details(),
                why.retryAfter().map(java.time.Duration::toSeconds).orElse(null));
    }
}
