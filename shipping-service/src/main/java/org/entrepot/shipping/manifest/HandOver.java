package org.entrepot.shipping.manifest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.entrepot.shipping.carrier.Carriers;
import org.entrepot.shipping.manifest.HandOvers.Told;

/**
 * The bin goes to the carrier: it is noted that the carrier is being told, the carrier is told outside of any transaction,
 * and then it is recorded. Whoever comes again goes on where that stopped, and an errand comes again by itself.
 */
@ApplicationScoped
class HandOver {

    /** What a carrier takes in one call. */
    private static final int MOST_AT_ONCE = 1_000;

    private final HandOverDesk desk;
    private final Carriers carriers;

    HandOver(HandOverDesk desk, Carriers carriers) {
        this.desk = desk;
        this.carriers = carriers;
    }

    void of(UUID manifestId, String by) {
        if (desk.begin(manifestId)) finish(manifestId, by);
    }

    /** Tells the carrier and records it, also for the second time. */
    void finish(UUID manifestId, String by) {
        var parcels = desk.parcelsOf(manifestId);
        for (var from = 0; from < parcels.size(); from += MOST_AT_ONCE) {
            var some = parcels.subList(from, Math.min(parcels.size(), from + MOST_AT_ONCE));
            carriers.handOver(some.getFirst().carrier(), manifestId + "-" + from, numbers(some));
        }
        desk.record(manifestId, by);
    }

    private static List<String> numbers(List<Told> parcels) {
        var numbers = new ArrayList<String>();
        parcels.forEach(parcel -> numbers.add(parcel.trackingNumber()));
        return numbers;
    }
}
