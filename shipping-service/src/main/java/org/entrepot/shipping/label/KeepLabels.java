package org.entrepot.shipping.label;

import static org.entrepot.shipping.shipment.ShipmentState.LABELLED;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entrepot.kit.Trail;
import org.entrepot.kit.outbox.Outbox;
import org.entrepot.kit.problem.BrokenRule;
import org.entrepot.kit.sql.GroupCommit;
import org.entrepot.shipping.carrier.Bought;
import org.entrepot.shipping.carrier.ComeBackLater;
import org.entrepot.shipping.parcel.ParcelView;
import org.entrepot.shipping.shipment.Shipment;
import org.entrepot.shipping.shipment.ShipmentView;
import org.entrepot.shipping.shipment.Shipments;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Records what the carriers sold, all that comes at the same time in one transaction. Who shared a claim may sell what was
 * refused to the other meanwhile: such labels are given back.
 */
@ApplicationScoped
class KeepLabels {

    private static final int AT_ONCE = 64;

    private final SoldLabels labels;
    private final Shipments shipments;
    private final Outbox outbox;
    private final GroupCommit<Sold, Kept> together;

    KeepLabels(SoldLabels labels, Shipments shipments, Outbox outbox, Jdbi jdbi) {
        this.labels = labels;
        this.shipments = shipments;
        this.outbox = outbox;
        this.together = new GroupCommit<>(jdbi, AT_ONCE, this::keepAll);
    }

    /**
     * The labels of one shipment, each sold.
     *
     * @param bought by the labels' ids
     */
    record Sold(Unlabelled shipment, Map<UUID, Bought> bought, String by, Trail trail) {

        ShipmentView of(Shipment labelled) {
            return ShipmentView.afterStep(
                    labelled, shipment.boxes().stream().map(this::view).toList());
        }

        boolean has(Set<UUID> labelIds) {
            return bought.keySet().stream().anyMatch(labelIds::contains);
        }

        private ParcelView view(Unlabelled.Boxed box) {
            var label = box.label();
            return ParcelView.justLabelled(box.parcel(), label.carrier(), label.service(), bought.get(label.id()));
        }
    }

    /** What came of it: the shipment, nothing when it was recorded before, or why not. */
    record Kept(@Nullable ShipmentView now, @Nullable BrokenRule refusal) {}

    /**
     * Gives the shipment as it is now; none when somebody else had recorded it before. When the shipment was cancelled
     * meanwhile, or its claim is gone, its labels are being given back, and this is refused.
     */
    Optional<ShipmentView> keep(Sold sold) {
        var kept = together.call(sold);
        if (kept.refusal() != null) throw kept.refusal();
        return Optional.ofNullable(kept.now());
    }

    List<Kept> keepAll(List<Sold> all) {
        var locked = shipments.lockAll(
                all.stream().map(sold -> sold.shipment().id()).distinct().toList());
        var gone = giveBackUnwanted(all);
        var fresh = new LinkedHashMap<UUID, Sold>();
        var kept = all.stream()
                .map(sold -> sold.has(gone) ? new Kept(null, new ClaimGone()) : keep(sold, locked, fresh))
                .toList();
        write(fresh, locked);
        return kept;
    }

    /** Gives the ids of the labels that were sold, but are claimed no more. */
    private Set<UUID> giveBackUnwanted(List<Sold> all) {
        var gone = labels.outOfForce(
                all.stream().flatMap(sold -> sold.bought().keySet().stream()).toList());
        for (var sold : all) {
            sold.bought().forEach((id, bought) -> {
                if (gone.contains(id))
                    labels.giveBack(id, bought, sold.shipment().orderId());
            });
        }
        return gone;
    }

    private static Kept keep(Sold sold, Map<UUID, Shipment> locked, Map<UUID, Sold> fresh) {
        var shipment = locked.get(sold.shipment().id());
        if (shipment.state() == LABELLED) return new Kept(null, null);
        try {
            shipment.label();
        } catch (BrokenRule refusal) {
            return new Kept(null, refusal);
        }
        fresh.put(shipment.id(), sold);
        return new Kept(sold.of(shipment), null);
    }

    private void write(Map<UUID, Sold> fresh, Map<UUID, Shipment> locked) {
        if (fresh.isEmpty()) return;
        var bought = new HashMap<UUID, Bought>();
        var labelled = new ArrayList<Shipment>();
        fresh.forEach((id, sold) -> {
            bought.putAll(sold.bought());
            labelled.add(locked.get(id));
            sold.trail()
                    .run(() -> sold.shipment()
                            .orders()
                            .forEach(order -> outbox.say(order.purchased(
                                    sold.bought().get(order.label().id())))));
        });
        labels.purchased(bought);
        shipments.keepEach(labelled, shipment -> fresh.get(shipment.id()).by());
    }

    /** The carrier refused one of these labels to somebody else who was buying them too, or the shipment was stopped. */
    static final class ClaimGone extends ComeBackLater {
        ClaimGone() {
            super(
                    409,
                    "label-claim-gone",
                    "These labels were refused, or their shipment was stopped, while they were being bought; what was sold is given back.");
        }
    }
}
