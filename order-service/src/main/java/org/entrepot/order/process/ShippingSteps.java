package org.entrepot.order.process;

import java.util.List;
import java.util.UUID;
import org.entrepot.events.Money;
import org.entrepot.events.shipping.ParcelDelivered;
import org.entrepot.events.shipping.ParcelShipped;
import org.entrepot.events.shipping.ShipmentReleased;
import org.entrepot.events.shipping.ShippingEvent;
import org.entrepot.kit.inbox.NotHereYet;
import org.entrepot.order.order.Fulfilment.ParcelFate;
import org.entrepot.order.order.OrderLine;
import org.entrepot.order.order.Units;
import org.entrepot.order.payment.Capture;

/** What follows for an order and its money when its goods move. Without I/O. */
final class ShippingSteps {

    private ShippingSteps() {}

    static void released(OrderProcess process, ShipmentReleased heard) {
        process.order().isInFulfilment("shipment.released", process.moment().now());
        process.rest().goods().released(heard.shipmentId(), heard.location(), units(heard.lines()));
    }

    /** A parcel left: its money is taken. It is said once per parcel, and a parcel is paid once. */
    static void shipped(OrderProcess process, ParcelShipped heard, List<OrderLine> lines) {
        var now = process.moment().now();
        var goods = process.rest().goods();
        if (goods.knowsParcel(heard.parcelId())) {
            process.order().note("parcel.shipped", "repeated", null, now);
            return;
        }
        process.order().isInFulfilment("parcel.shipped", now);
        var worth = worth(heard.lines(), lines);
        goods.shipped(heard.parcelId(), heard.shipmentId(), units(heard.lines()), now);
        takeMoney(process, heard.parcelId(), worth);
    }

    static void delivered(OrderProcess process, ParcelDelivered heard) {
        parcelEnded(process, "parcel.delivered", heard.parcelId(), ParcelFate.DELIVERED);
    }

    /** The parcel's own story ends; when that closes the last line, so does the order's. */
    static void parcelEnded(OrderProcess process, String what, UUID parcel, ParcelFate fate) {
        var now = process.moment().now();
        process.order().mustHaveBeenConfirmed(what);
        if (!process.rest().goods().ended(parcel, fate, now)) throw new NotHereYet("parcel " + parcel);
        process.order().note(what, null, null, now);
        process.goOn();
    }

    /** Once every shipment is stopped, so is the order. */
    static void cancelled(OrderProcess process, UUID shipment) {
        process.order().mustHaveBeenConfirmed("shipment.cancelled");
        process.rest().goods().cancelled(shipment);
        process.order().note("shipment.cancelled", null, null, process.moment().now());
        process.goOn();
    }

    /** One shipment that cannot be stopped is enough for the order to go on. */
    static void notCancelled(OrderProcess process, UUID shipment) {
        process.order().mustHaveBeenConfirmed("shipment.cancellation-refused");
        process.rest().goods().notCancelled(shipment);
        process.order()
                .goesOnInspiteOfCancelling(
                        "shipment.cancellation-refused", process.moment().now());
        process.goOn();
    }

    /** Of what the operator holds no more, nothing is asked: the parcel has left, and a person must see to its money. */
    private static void takeMoney(OrderProcess process, UUID parcel, Money worth) {
        var payment = process.rest().paid();
        var allShipped = process.rest().goods().shippedUnits().stream()
                        .mapToInt(Units::quantity)
                        .sum()
                == process.order().placed().units();
        if (payment.open() < worth.minor()) {
            var id = process.moment().ids().get();
            process.rest()
                    .captures(Capture.missing(
                            id, process.id(), parcel, worth, process.moment().now()));
            return;
        }
        var wanted = allShipped ? payment.money(payment.unclaimed()) : worth;
        payment.askToCapture(wanted).ifPresent(amount -> {
            var capture = Capture.asked(process.moment().ids().get(), process.id(), parcel, amount);
            process.rest().captures(capture);
            process.wish(Wish.Capture.of(capture, payment));
        });
    }

    private static Money worth(List<ShippingEvent.Line> shipped, List<OrderLine> lines) {
        var sum = Money.zero(lines.getFirst().unitPrice().currency());
        for (var some : shipped)
            sum = sum.plus(OrderLine.in(lines, some.line()).unitPrice().times(some.quantity()));
        return sum;
    }

    private static List<Units> units(List<ShippingEvent.Line> lines) {
        return lines.stream()
                .map(line -> new Units(line.line(), line.quantity()))
                .toList();
    }
}
