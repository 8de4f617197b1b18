package org.entrepot.shipping.tracking;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.kit.sql.GroupCommit;
import org.entrepot.shipping.tracking.CarrierNews.Update;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Parcels go where their carrier says, all updates that come at the same time in one transaction. What was heard before counts once; what
 * is late, or comes after the end, is kept on record and moves nothing; what comes before we have recorded the hand-over waits for that;
 * what is of no parcel of ours is passed over.
 */
@ApplicationScoped
class FollowParcels {

    private static final Logger LOG = Logger.getLogger(FollowParcels.class);

    private static final int AT_ONCE = 64;

    private final TrackedParcels parcels;
    private final Journeys journeys;
    private final Clock clock;
    private final GroupCommit<List<Update>, Integer> together;

    FollowParcels(TrackedParcels parcels, Journeys journeys, Clock clock, Jdbi jdbi) {
        this.parcels = parcels;
        this.journeys = journeys;
        this.clock = clock;
        this.together = new GroupCommit<>(jdbi, AT_ONCE, this::hearAll);
    }

    void hear(List<Update> updates) {
        var outbound = updates.stream().filter(Update::isOutbound).toList();
        if (!outbound.isEmpty()) together.call(outbound);
    }

    private List<Integer> hearAll(List<List<Update>> calls) {
        var updates = calls.stream().flatMap(List::stream).toList();
        var tracked = parcels.lockOf(updates);
        journeys.goOn(fresh(updates, tracked), tracked);
        return calls.stream().map(List::size).toList();
    }

    /** What is of our parcels and was not heard before, each once. */
    private Collection<Word> fresh(List<Update> updates, List<TrackedParcel> tracked) {
        var ours = tracked.stream()
                .collect(toMap(TrackedParcel::number, parcel -> parcel.box().parcelId()));
        var words = words(updates, ours);
        words.keySet().removeAll(parcels.heardBefore(words.values()));
        return words.values();
    }

    private Map<String, Word> words(List<Update> updates, Map<String, UUID> ours) {
        var now = clock.instant();
        var words = new LinkedHashMap<String, Word>();
        var strange = 0;
        for (var update : updates) {
            var parcel = ours.get(update.carrier() + "/" + update.trackingNumber());
            if (parcel == null) {
                strange++;
                continue;
            }
            var word = Word.of(update, parcel, now);
            words.putIfAbsent(word.key(), word);
        }
        if (strange > 0) LOG.infof("passed over %d updates of parcels that are not ours", strange);
        return words;
    }
}
