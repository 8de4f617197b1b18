package org.entrepot.customer.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.entrepot.events.Money;
import org.entrepot.events.order.CancelReason;
import org.entrepot.events.order.OrderCancelled;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.order.OrderExpired;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.events.order.OrderRejected;
import org.entrepot.events.order.RefundSettled;
import org.entrepot.events.order.RejectReason;
import org.entrepot.events.returns.Resolution;
import org.entrepot.events.returns.ReturnApproved;
import org.entrepot.events.returns.ReturnDeclined;
import org.entrepot.events.returns.ReturnEvent;
import org.entrepot.events.returns.ReturnExpired;
import org.entrepot.events.returns.ReturnInfoRequired;
import org.entrepot.events.returns.ReturnReceived;
import org.entrepot.events.returns.ReturnResolved;
import org.entrepot.events.shipping.ParcelShipped;
import org.entrepot.events.shipping.ShippingEvent;
import org.entrepot.kit.Ids;

/** What other services say of one order. */
record Facts(UUID order, UUID customer, String number) {

    static Facts of(UUID customer) {
        var order = Ids.next();
        return new Facts(order, customer, "E-" + order.toString().substring(24));
    }

    OrderPlaced placed() {
        var line = new OrderPlaced.Line(
                1,
                "KETTLE-RED",
                Ids.next(),
                2,
                new Money(1_295, "GBP"),
                new Money(432, "GBP"),
                new Money(2_590, "GBP"));
        return new OrderPlaced(
                order,
                number,
                customer,
                Ids.next(),
                true,
                "en",
                "GB",
                "web-shop",
                List.of(line),
                new Money(2_590, "GBP"),
                Instant.parse("2026-03-02T09:45:30Z"));
    }

    OrderConfirmed confirmed() {
        var line = new OrderConfirmed.Line(1, "KETTLE-RED", 2, "WEB-1");
        return new OrderConfirmed(order, customer, Ids.next(), "GB", "en", List.of(line), new Money(2_590, "GBP"));
    }

    OrderRejected rejected() {
        return new OrderRejected(order, customer, RejectReason.NO_STOCK);
    }

    OrderExpired expired() {
        return new OrderExpired(order, customer);
    }

    OrderCancelled cancelled() {
        return new OrderCancelled(order, customer, CancelReason.CUSTOMER);
    }

    ParcelShipped shipped() {
        return new ParcelShipped(
                order,
                Ids.next(),
                Ids.next(),
                "northpost",
                "STANDARD",
                "CN100000003GB",
                "https://carrier.example/track/CN100000003GB",
                1_980,
                LocalDate.of(2026, 3, 5),
                List.of(new ShippingEvent.Line(1, "KETTLE-RED", 2)),
                true);
    }

    ReturnApproved returnApproved() {
        return new ReturnApproved(
                order, Ids.next(), customer, "RMA-10000017", "CN100000004GB", Instant.parse("2026-03-23T12:00:00Z"));
    }

    ReturnReceived returnReceived() {
        return new ReturnReceived(
                order, Ids.next(), customer, "WEB-1", List.of(new ReturnEvent.Counted(1, "KETTLE-RED", 1)));
    }

    ReturnInfoRequired returnAskedAbout() {
        return new ReturnInfoRequired(order, Ids.next(), customer);
    }

    ReturnDeclined returnDeclined() {
        return new ReturnDeclined(order, Ids.next(), customer, "TOO_LATE");
    }

    ReturnExpired returnExpired() {
        return new ReturnExpired(order, Ids.next(), customer);
    }

    ReturnResolved returnWithoutRefund() {
        return new ReturnResolved(order, Ids.next(), customer, Resolution.NONE, null, List.of());
    }

    ReturnResolved returnRefunded() {
        return new ReturnResolved(
                order,
                Ids.next(),
                customer,
                Resolution.REFUND,
                new Money(1_295, "GBP"),
                List.of(new ReturnEvent.Counted(1, "KETTLE-RED", 1)));
    }

    RefundSettled refundSettled() {
        return new RefundSettled(order, customer, Ids.next(), Ids.next(), new Money(1_295, "GBP"));
    }
}
