package org.entrepot.shipping.shipment;

import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Shipments that a warehouse works on together, told in one call: each as if it had come alone, one that is refused leaves
 * the others alone.
 *
 * @param results one for each, in the order in which they were told
 */
@Schema(name = "WaveAnswer")
public record Wave(List<WaveResult> results) {

    /** So many shipments one call may tell of. */
    public static final int MOST = 100;

    public Wave {
        results = List.copyOf(results);
    }

    public Response answer() {
        return Response.ok(this).build();
    }

    /** Whether the caller wants to hear only what was refused, and not how the rest is now: RFC 7240, section 4.2. */
    public static boolean isMinimal(@Nullable String prefer) {
        return prefer != null
                && Arrays.stream(prefer.split(",")).map(String::strip).anyMatch("return=minimal"::equalsIgnoreCase);
    }
}
