package org.entrepot.order.process;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.entrepot.events.shipping.ParcelDelivered;
import org.entrepot.events.shipping.ParcelLost;
import org.entrepot.events.shipping.ParcelReturnedToSender;
import org.entrepot.events.shipping.ParcelShipped;
import org.entrepot.events.shipping.ShipmentCancellationRefused;
import org.entrepot.events.shipping.ShipmentCancelled;
import org.entrepot.events.shipping.ShipmentReleased;
import org.entrepot.events.shipping.ShippingEvent;
import org.entrepot.order.order.Fulfilment.ParcelFate;
import org.entrepot.order.order.OrderLines;

/** Follows the goods of orders: takes the money of each parcel that leaves, completes what has arrived. */
@ApplicationScoped
public class FollowShipping {

    private final Dossiers dossiers;
    private final OrderLines lines;
    private final Decisions decisions;

    FollowShipping(Dossiers dossiers, OrderLines lines, Decisions decisions) {
        this.dossiers = dossiers;
        this.lines = lines;
        this.decisions = decisions;
    }

    public void released(List<ShipmentReleased> facts) {
        follow(facts, ShippingSteps::released);
    }

    public void shipped(List<ParcelShipped> facts) {
        var ordered = lines.of(ids(facts));
        follow(facts, (process, fact) -> ShippingSteps.shipped(process, fact, ordered.get(process.id())));
    }

    public void delivered(List<ParcelDelivered> facts) {
        follow(facts, ShippingSteps::delivered);
    }

    public void lost(List<ParcelLost> facts) {
        follow(
                facts,
                (process, fact) -> ShippingSteps.parcelEnded(process, "parcel.lost", fact.parcelId(), ParcelFate.LOST));
    }

    public void returnedToSender(List<ParcelReturnedToSender> facts) {
        follow(
                facts,
                (process, fact) -> ShippingSteps.parcelEnded(
                        process, "parcel.returned-to-sender", fact.parcelId(), ParcelFate.RETURNED_TO_SENDER));
    }

    public void cancelled(List<ShipmentCancelled> facts) {
        follow(facts, (process, fact) -> ShippingSteps.cancelled(process, fact.shipmentId()));
    }

    public void notCancelled(List<ShipmentCancellationRefused> facts) {
        follow(facts, (process, fact) -> ShippingSteps.notCancelled(process, fact.shipmentId()));
    }

    private <F extends ShippingEvent> void follow(List<F> facts, java.util.function.BiConsumer<OrderProcess, F> step) {
        var processes = dossiers.open(ids(facts));
        facts.forEach(fact -> step.accept(processes.get(fact.orderId()), fact));
        decisions.keep(processes.values());
    }

    private static List<UUID> ids(List<? extends ShippingEvent> facts) {
        return facts.stream().map(ShippingEvent::orderId).toList();
    }
}
