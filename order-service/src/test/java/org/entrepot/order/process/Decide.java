package org.entrepot.order.process;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.entrepot.events.Fact;
import org.entrepot.events.inventory.ReservationExpired;
import org.entrepot.events.inventory.StockReservationRejected;
import org.entrepot.events.inventory.StockReserved;
import org.entrepot.events.order.CancelReason;
import org.entrepot.events.order.OrderEvent;
import org.entrepot.events.returns.ReturnReceived;
import org.entrepot.events.returns.ReturnResolved;
import org.entrepot.events.shipping.ParcelDelivered;
import org.entrepot.events.shipping.ParcelLost;
import org.entrepot.events.shipping.ParcelReturnedToSender;
import org.entrepot.events.shipping.ParcelShipped;
import org.entrepot.events.shipping.ShipmentCancellationRefused;
import org.entrepot.events.shipping.ShipmentCancelled;
import org.entrepot.events.shipping.ShipmentReleased;
import org.entrepot.order.order.Fulfilment.ParcelFate;
import org.entrepot.order.order.OrderLine;
import org.entrepot.order.order.OrderState;
import org.entrepot.order.payment.News;
import org.entrepot.order.payment.Payment;

/** The product's own decisions, each at a place where the simulation can put a flawed one instead. */
public class Decide {

    /** As the listeners and the {@code Follow…} use cases hand them on. */
    void hear(OrderProcess process, Fact fact, List<OrderLine> lines) {
        switch (fact) {
            case StockReserved it -> process.hears(it);
            case StockReservationRejected it -> process.hears(it);
            case ReservationExpired it -> process.hears(it);
            case ShipmentReleased it -> ShippingSteps.released(process, it);
            case ParcelShipped it -> ShippingSteps.shipped(process, it, lines);
            case ParcelDelivered it -> ShippingSteps.delivered(process, it);
            case ParcelLost it -> ShippingSteps.parcelEnded(process, "parcel.lost", it.parcelId(), ParcelFate.LOST);
            case ParcelReturnedToSender it ->
                ShippingSteps.parcelEnded(
                        process, "parcel.returned-to-sender", it.parcelId(), ParcelFate.RETURNED_TO_SENDER);
            case ShipmentCancelled it -> ShippingSteps.cancelled(process, it.shipmentId());
            case ShipmentCancellationRefused it -> ShippingSteps.notCancelled(process, it.shipmentId());
            case ReturnReceived it -> ReturnSteps.received(process, it);
            case ReturnResolved it -> ReturnSteps.resolved(process, it, lines);
            default -> throw new IllegalArgumentException("nobody here reacts to " + fact);
        }
    }

    void hear(OrderProcess process, News news) {
        MoneySteps.hears(process, news);
    }

    void cancel(OrderProcess process, String actor) {
        process.isToBeCancelled(CancelReason.CUSTOMER, actor);
    }

    void expire(OrderProcess process) {
        process.runsOutOfTime();
    }

    /** The condition of {@code Orders.lockUnpaid}. */
    boolean isUnpaid(KeptOrder order, Instant now) {
        return order.status.state() == OrderState.PENDING
                && !order.placed.payBy().isAfter(now);
    }

    List<OrderEvent> told(OrderProcess process) {
        return process.facts();
    }

    List<Wish> wished(OrderProcess process) {
        return process.wishes();
    }

    /** What the operator knows a call by. */
    UUID key(Outside.Kind kind, UUID subject, int attempt) {
        return subject;
    }

    NextCall lettingGo(Payment payment) {
        return NextCall.lettingGo(payment);
    }

    /** As {@link #lettingGo}, once the operator has answered. */
    NextCall lettingGoOn(Payment payment) {
        return NextCall.lettingGo(payment);
    }

    NextCall authorising(int attempt, boolean hasMeans, Payment payment) {
        return NextCall.authorising(attempt, hasMeans, () -> payment);
    }

    /** Whether the inbox knows what was heard before. */
    boolean knowsRepetitions() {
        return true;
    }

    /** Whether the broker is told of facts before their effect is safe. */
    public boolean acknowledgesBeforeItCommits() {
        return false;
    }

    /** Whether facts leave before the transaction that caused them has committed. */
    boolean tellsBeforeItCommits() {
        return false;
    }

    /** Whether an errand is written down with the decision, and outlives the process. */
    boolean keepsErrands() {
        return true;
    }

    /** Whether the sweep decides on what nobody else changes meanwhile. */
    boolean locksWhatItSweeps() {
        return true;
    }
}
