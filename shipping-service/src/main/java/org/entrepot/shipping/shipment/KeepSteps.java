package org.entrepot.shipping.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.kit.outbox.Outbox;
import org.entrepot.shipping.parcel.Parcel;
import org.entrepot.shipping.parcel.ParcelView;
import org.entrepot.shipping.parcel.Parcels;

/** What is read before some steps are taken, and what is written after: each as a set, in the running transaction. */
@ApplicationScoped
class KeepSteps {

    private final Shipments shipments;
    private final Parcels parcels;
    private final Outbox outbox;

    KeepSteps(Shipments shipments, Parcels parcels, Outbox outbox) {
        this.shipments = shipments;
        this.parcels = parcels;
        this.outbox = outbox;
    }

    /** The shipments that steps are taken of, locked, with the boxes of those that are weighed. */
    record Open(Map<UUID, Shipment> shipments, Map<UUID, List<Parcel>> boxes) {

        Step.Moved of(Asked asked) {
            return asked.take(shipments.get(asked.shipmentId()), boxes.getOrDefault(asked.shipmentId(), List.of()));
        }
    }

    Open open(Collection<Asked> asked) {
        var locked = shipments.lockAll(asked.stream().map(Asked::shipmentId).toList());
        var weighed = asked.stream()
                .filter(one -> one.step() instanceof Weigh)
                .map(Asked::shipmentId)
                .toList();
        return new Open(locked, parcels.of(weighed));
    }

    void all(Map<Asked, Step.Moved> taken) {
        var by = new HashMap<UUID, String>();
        var weights = new HashMap<UUID, Integer>();
        taken.forEach((asked, moved) -> {
            by.put(asked.shipmentId(), asked.by());
            if (asked.step() instanceof Weigh weigh) weights.put(weigh.parcelId(), weigh.grams());
            moved.fact().ifPresent(fact -> asked.trail().run(() -> outbox.say(fact)));
        });
        parcels.add(taken.entrySet().stream()
                .filter(one -> one.getKey().step() instanceof Pack)
                .flatMap(one -> one.getValue().boxes().stream())
                .toList());
        parcels.weigh(weights);
        shipments.keepEach(taken.values().stream().map(Step.Moved::shipment).toList(), one -> by.get(one.id()));
    }

    /** The shipment as it will be when this was kept. */
    static ShipmentView view(Step.Moved moved) {
        return ShipmentView.afterStep(
                moved.shipment(),
                moved.boxes().stream().map(ParcelView::justPacked).toList());
    }
}
