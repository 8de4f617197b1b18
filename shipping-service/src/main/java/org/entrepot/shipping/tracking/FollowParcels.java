package org.entrepot.shipping.tracking;

import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entrepot.kit.outbox.Outbox;
import org.entrepot.kit.sql.GroupCommit;
import org.entrepot.shipping.parcel.ParcelState;
import org.entrepot.shipping.shipment.ShipmentState;
import org.entrepot.shipping.tracking.CarrierNews.Update;
import org.entrepot.shipping.tracking.TrackedParcels.Heard;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Parcels go where their carrier says, all updates that come at the same time in one transaction. What was heard before counts once; what is
 * late, or comes after the end, is kept on record and moves nothing; what is of no parcel of ours is passed over.
 */
@ApplicationScoped
class FollowParcels {

    private static final Logger LOG = Logger.getLogger(FollowParcels.class);

    private static final int AT_ONCE = 64;

    private final TrackedParcels parcels;
    private final Outbox outbox;
    private final GroupCommit<List<Update>, Integer> together;

    FollowParcels(TrackedParcels parcels, Outbox outbox, Jdbi jdbi) {
        this.parcels = parcels;
        this.outbox = outbox;
        this.together = new GroupCommit<>(jdbi, AT_ONCE, this::hearAll);
    }

    /** Says how many updates came too early to be taken: their parcels are being handed over this moment. */
    int hear(List<Update> updates) {
        var outbound = updates.stream().filter(Update::isOutbound).toList();
        return outbound.isEmpty() ? 0 : together.call(outbound);
    }

    private List<Integer> hearAll(List<List<Update>> calls) {
        var updates = calls.stream().flatMap(List::stream).toList();
        var tracked = parcels.lockOf(updates);
        var byNumber = tracked.stream()
                .collect(Collectors.toMap(
                        parcel -> parcel.carrier() + "/" + parcel.trackingNumber(), Function.identity()));
        var fresh = fresh(updates, byNumber);
        var early = fresh.stream()
                .filter(update -> byNumber.get(number(update)).isBeingHandedOver())
                .map(FollowParcels::event)
                .collect(Collectors.toSet());
        fresh.removeIf(update -> early.contains(event(update)));
        follow(fresh, byNumber);
        keep(tracked);
        return calls.stream()
                .map(call -> (int) call.stream()
                        .filter(update -> early.contains(event(update)))
                        .count())
                .toList();
    }

    /** Those of our parcels that were not heard before, each once, in the order in which they happened. */
    private List<Update> fresh(List<Update> updates, Map<String, TrackedParcel> ours) {
        var known = parcels.heardBefore(updates);
        var fresh = new HashMap<String, Update>();
        var strange = 0;
        for (var update : updates) {
            if (!ours.containsKey(number(update))) strange++;
            else if (!known.contains(event(update))) fresh.putIfAbsent(event(update), update);
        }
        if (strange > 0) LOG.infof("passed over %d updates of parcels that are not ours", strange);
        return fresh.values().stream()
                .sorted(Comparator.comparing(Update::at)
                        .thenComparing(update -> ParcelState.of(update.status()))
                        .thenComparing(Update::eventId))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private void follow(List<Update> fresh, Map<String, TrackedParcel> ours) {
        var heard = new ArrayList<Heard>();
        for (var update : fresh) {
            var parcel = ours.get(number(update));
            var next = ParcelState.of(update.status());
            var follows = parcel.follows(next, update.at());
            if (follows) parcel.move(next, update.at()).ifPresent(outbox::say);
            heard.add(new Heard(update, parcel.box().parcelId(), next, follows));
        }
        if (!heard.isEmpty()) parcels.note(heard);
    }

    private void keep(List<TrackedParcel> tracked) {
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

    private static String number(Update update) {
        return update.carrier() + "/" + update.trackingNumber();
    }

    private static String event(Update update) {
        return update.carrier() + "/" + update.eventId();
    }
}
