package org.entrepot.shipping.tracking;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.entrepot.kit.outbox.Outbox;
import org.entrepot.shipping.shipment.ShipmentState;
import org.entrepot.shipping.tracking.TrackedParcels.Heard;

/** Parcels go from place to place, and their shipments to the end, word by word. */
@ApplicationScoped
class Journeys {

    private final TrackedParcels parcels;
    private final EarlyWords early;
    private final Outbox outbox;

    Journeys(TrackedParcels parcels, EarlyWords early, Outbox outbox) {
        this.parcels = parcels;
        this.early = early;
        this.outbox = outbox;
    }

    /**
     * Takes the words in the order in which they happened. Each is put on record, whether it moves its parcel or not, unless it is to wait
     * for the hand-over.
     *
     * @param words none of them heard before
     * @param tracked their parcels and all others of the same shipments, locked
     */
    void goOn(Collection<Word> words, List<TrackedParcel> tracked) {
        var byId = tracked.stream()
                .collect(toMap(
                        parcel -> parcel.box().parcelId(), Function.identity(), (one, underAnotherNumber) -> one));
        var waits = words.stream()
                .sorted(Word.AS_IT_HAPPENED)
                .collect(partitioningBy(word -> byId.get(word.parcelId()).waitsForHandOver()));
        early.keep(waits.get(true));
        follow(waits.get(false), byId);
        keep(byId.values());
    }

    private void follow(List<Word> words, Map<UUID, TrackedParcel> tracked) {
        var heard = new ArrayList<Heard>();
        for (var word : words) {
            var parcel = tracked.get(word.parcelId());
            var follows = parcel.follows(word.status(), word.at());
            if (follows) parcel.move(word.status(), word.at()).ifPresent(outbox::say);
            heard.add(new Heard(word, follows));
        }
        if (!heard.isEmpty()) parcels.note(heard);
    }

    private void keep(Collection<TrackedParcel> tracked) {
        var moved = tracked.stream().filter(TrackedParcel::hasMoved).toList();
        if (moved.isEmpty()) return;
        parcels.keep(moved);
        var delivered = tracked.stream()
                .filter(parcel -> parcel.shipment() == ShipmentState.SHIPPED)
                .collect(groupingBy(parcel -> parcel.box().shipmentId()))
                .entrySet()
                .stream()
                .filter(shipment -> shipment.getValue().stream().allMatch(TrackedParcel::isDelivered))
                .map(Map.Entry::getKey)
                .toList();
        if (!delivered.isEmpty()) parcels.delivered(delivered);
    }
}
