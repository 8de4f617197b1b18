package org.entrepot.shipping.cancellation;

import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.entrepot.events.order.OrderCancellationRequested;
import org.entrepot.events.order.OrderCancelled;
import org.entrepot.kit.inbox.NotHereYet;
import org.entrepot.kit.outbox.Outbox;
import org.entrepot.shipping.label.VoidLabels;
import org.entrepot.shipping.parcel.Parcels;
import org.entrepot.shipping.shipment.HeldOrders;
import org.entrepot.shipping.shipment.Shipment;
import org.entrepot.shipping.shipment.Shipments;
import org.entrepot.shipping.tracking.CatchUp;

/**
 * Stops the shipments of an order: all of them, or none when one is on a manifest already. What is on a manifest goes, and
 * can only come back as a return.
 */
@ApplicationScoped
public class CancelShipments {

    private final Shipments shipments;
    private final HeldOrders heldOrders;
    private final Parcels parcels;
    private final VoidLabels voidLabels;
    private final CatchUp catchUp;
    private final Outbox outbox;

    CancelShipments(
            Shipments shipments,
            HeldOrders heldOrders,
            Parcels parcels,
            VoidLabels voidLabels,
            CatchUp catchUp,
            Outbox outbox) {
        this.shipments = shipments;
        this.heldOrders = heldOrders;
        this.parcels = parcels;
        this.voidLabels = voidLabels;
        this.catchUp = catchUp;
        this.outbox = outbox;
    }

    /** Somebody asks whether confirmed orders can still be stopped; each order is answered. */
    public void asRequested(List<OrderCancellationRequested> requests) {
        var orders = requests.stream().map(OrderCancellationRequested::orderId).toList();
        var found = shipments.lockOf(orders);
        var missing = new HashSet<>(orders);
        found.forEach(shipment -> missing.remove(shipment.orderId()));
        if (!missing.isEmpty())
            throw new NotHereYet("shipment of order " + missing.iterator().next());
        cancel(found);
    }

    /** Orders are cancelled, and held no longer; one that was never confirmed has nothing to stop. */
    public void ofCancelled(List<OrderCancelled> cancelled) {
        var orders = cancelled.stream().map(OrderCancelled::orderId).toList();
        heldOrders.remove(orders);
        cancel(shipments.lockOf(orders));
    }

    private void cancel(List<Shipment> found) {
        var stopped = new ArrayList<Shipment>();
        found.stream()
                .filter(shipment -> !shipment.isCancelled())
                .collect(groupingBy(Shipment::orderId))
                .values()
                .forEach(ofOneOrder -> stopped.addAll(cancelOrRefuse(ofOneOrder)));
        if (stopped.isEmpty()) return;
        var ids = stopped.stream().map(Shipment::id).toList();
        shipments.keepAll(stopped, "order-service");
        parcels.cancelOf(ids);
        voidLabels.ofShipments(ids);
        catchUp.withCancelled(ids);
    }

    private List<Shipment> cancelOrRefuse(List<Shipment> ofOneOrder) {
        var gone = ofOneOrder.stream()
                .filter(shipment -> !shipment.canBeCancelled())
                .toList();
        gone.forEach(shipment -> outbox.say(shipment.refuseCancellation()));
        if (!gone.isEmpty()) return List.of();
        ofOneOrder.forEach(shipment -> outbox.say(shipment.cancel()));
        return ofOneOrder;
    }
}
