package org.entrepot.inventory.stock;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** On which occasion units moved: by whose hand, or for which order, parcel or return. */
public record Occasion(
        @Nullable String actor,
        @Nullable String reference,
        @Nullable UUID orderId,
        @Nullable Integer line,
        @Nullable UUID parcelId,
        @Nullable UUID returnId) {

    static Occasion byHand(String actor, @Nullable String reference) {
        return new Occasion(actor, reference, null, null, null, null);
    }

    /** A parcel took units of an order line. */
    public static Occasion ofParcel(UUID orderId, int line, UUID parcelId) {
        return new Occasion(null, null, orderId, line, parcelId, null);
    }

    /** Units of an order line came back. */
    public static Occasion ofReturn(UUID orderId, int line, UUID returnId) {
        return new Occasion(null, null, orderId, line, null, returnId);
    }
}
