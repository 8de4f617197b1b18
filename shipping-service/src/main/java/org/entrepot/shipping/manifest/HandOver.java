package org.entrepot.shipping.manifest;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.entrepot.shipping.carrier.CarrierRefused;
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

    /** What carriers say of parcels that are on their way. These are our own, so they heard us before. */
    private static final String IS_THERE = "already_handed_over";

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
            tell(manifestId, parcels.subList(from, Math.min(parcels.size(), from + MOST_AT_ONCE)));
        }
        desk.record(manifestId, by);
    }

    /** A carrier takes all of them or none; when it has some already, they are found by halves. */
    private void tell(UUID manifestId, List<Told> parcels) {
        var numbers = numbers(parcels);
        try {
            carriers.handOver(parcels.getFirst().carrier(), key(manifestId, numbers), numbers);
        } catch (CarrierRefused refused) {
            if (!refused.reason().equals(IS_THERE)) throw refused;
            if (parcels.size() == 1) return;
            var half = parcels.size() / 2;
            tell(manifestId, parcels.subList(0, half));
            tell(manifestId, parcels.subList(half, parcels.size()));
        }
    }

    /** A slip that something was taken off says something else, which needs another key. */
    private static String key(UUID manifestId, List<String> numbers) {
        var content = String.join(" ", numbers).getBytes(StandardCharsets.UTF_8);
        return manifestId + "-" + UUID.nameUUIDFromBytes(content);
    }

    private static List<String> numbers(List<Told> parcels) {
        var numbers = new ArrayList<String>();
        parcels.forEach(parcel -> numbers.add(parcel.trackingNumber()));
        return numbers;
    }
}
