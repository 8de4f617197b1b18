package org.entrepot.shipping.parcel;

import java.util.List;
import java.util.UUID;
import org.entrepot.events.shipping.ShippingEvent.Line;
import org.entrepot.kit.Ids;
import org.jspecify.annotations.Nullable;

/**
 * One closed box.
 *
 * @param weightGrams with the wrapping; absent until it was on the scales
 */
public record Parcel(
        UUID id,
        UUID shipmentId,
        List<Line> lines,
        @Nullable Integer weightGrams) {

    public Parcel {
        lines = List.copyOf(lines);
    }

    public static Parcel packed(UUID shipmentId, List<Line> lines, @Nullable Integer weightGrams) {
        return new Parcel(Ids.next(), shipmentId, lines, weightGrams);
    }
}
