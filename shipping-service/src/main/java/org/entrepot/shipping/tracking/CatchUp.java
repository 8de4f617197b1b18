package org.entrepot.shipping.tracking;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;

/**
 * A carrier may tell of a parcel before we have recorded that it has it. Once we have, in the same transaction, the parcel goes where it
 * is by then; and when it will never leave, its words are put on record and wait no longer.
 */
@ApplicationScoped
public class CatchUp {

    private final EarlyWords early;
    private final TrackedParcels parcels;
    private final Journeys journeys;

    CatchUp(EarlyWords early, TrackedParcels parcels, Journeys journeys) {
        this.early = early;
        this.parcels = parcels;
        this.journeys = journeys;
    }

    /** The parcels on this slip are handed over, and their shipments are locked. */
    public void withHandedOver(UUID manifestId) {
        var words = early.takeOf(manifestId);
        if (words.isEmpty()) return;
        var known = parcels.heardBefore(words);
        journeys.goOn(
                words.stream().filter(word -> !known.contains(word.key())).toList(),
                parcels.lockAll(words.stream().map(Word::parcelId).toList()));
    }

    /** These shipments will not leave, and are locked. */
    public void withCancelled(Collection<UUID> shipmentIds) {
        early.close(shipmentIds);
    }
}
