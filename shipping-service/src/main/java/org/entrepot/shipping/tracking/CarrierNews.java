package org.entrepot.shipping.tracking;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a carrier sends: some updates of some parcels, in no order. */
record CarrierNews(String type, Data data) {

    record Data(List<Update> updates) {}

    /** @param direction OUTBOUND, or RETURN for a parcel that comes back */
    record Update(
            String eventId,
            String carrier,
            String trackingNumber,
            @Nullable String direction,
            String status,
            Instant at) {

        boolean isOutbound() {
            return !"RETURN".equals(direction);
        }

        boolean isComplete() {
            return eventId != null && carrier != null && trackingNumber != null && status != null && at != null;
        }
    }
}
