package org.entrepot.customer.notification;

import static org.entrepot.events.customer.Template.ORDER_CANCELLED;
import static org.entrepot.events.customer.Template.ORDER_CONFIRMED;
import static org.entrepot.events.customer.Template.ORDER_RECEIVED;
import static org.entrepot.events.customer.Template.ORDER_REJECTED;
import static org.entrepot.events.customer.Template.PARCEL_SHIPPED;
import static org.entrepot.events.customer.Template.REFUND_SETTLED;
import static org.entrepot.events.customer.Template.RETURN_APPROVED;
import static org.entrepot.events.customer.Template.RETURN_DECLINED;
import static org.entrepot.events.customer.Template.RETURN_EXPIRED;
import static org.entrepot.events.customer.Template.RETURN_INFO_REQUIRED;
import static org.entrepot.events.customer.Template.RETURN_RECEIVED;
import static org.entrepot.events.customer.Template.RETURN_RESOLVED;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.entrepot.customer.order.KnownOrders;
import org.entrepot.events.customer.NotificationQueued;
import org.entrepot.events.order.OrderCancelled;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.order.OrderExpired;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.events.order.OrderRejected;
import org.entrepot.events.order.RefundSettled;
import org.entrepot.events.returns.Resolution;
import org.entrepot.events.returns.ReturnApproved;
import org.entrepot.events.returns.ReturnDeclined;
import org.entrepot.events.returns.ReturnExpired;
import org.entrepot.events.returns.ReturnInfoRequired;
import org.entrepot.events.returns.ReturnReceived;
import org.entrepot.events.returns.ReturnResolved;
import org.entrepot.events.shipping.ParcelShipped;
import org.entrepot.kit.errand.Errands;
import org.entrepot.kit.inbox.Heard;
import org.entrepot.kit.outbox.Outbox;

/** Customers hear of each step of their order once; what is written here is sent as soon as it is committed. */
@ApplicationScoped
public class WriteToCustomers {

    private final KnownOrders orders;
    private final Notifications notifications;
    private final Errands errands;
    private final Outbox outbox;

    WriteToCustomers(KnownOrders orders, Notifications notifications, Errands errands, Outbox outbox) {
        this.orders = orders;
        this.notifications = notifications;
        this.errands = errands;
        this.outbox = outbox;
    }

    public void thatOrdersArrived(List<OrderPlaced> placed) {
        orders.remember(placed);
        write(placed, order -> News.ofOrder(order.orderId(), ORDER_RECEIVED, Details.NONE));
    }

    public void thatOrdersAreConfirmed(List<OrderConfirmed> confirmed) {
        write(confirmed, order -> News.ofOrder(order.orderId(), ORDER_CONFIRMED, Details.NONE));
    }

    public void thatOrdersAreRejected(List<OrderRejected> rejected) {
        write(
                rejected,
                order -> News.ofOrder(
                        order.orderId(),
                        ORDER_REJECTED,
                        Details.because(order.reason().name())));
    }

    /** An order that was not paid in time is cancelled in the customer's eyes. */
    public void thatOrdersExpired(List<OrderExpired> expired) {
        write(expired, order -> News.ofOrder(order.orderId(), ORDER_CANCELLED, Details.because("EXPIRED")));
    }

    public void thatOrdersAreCancelled(List<OrderCancelled> cancelled) {
        write(
                cancelled,
                order -> News.ofOrder(
                        order.orderId(),
                        ORDER_CANCELLED,
                        Details.because(order.reason().name())));
    }

    public void thatParcelsAreShipped(List<ParcelShipped> shipped) {
        write(shipped, parcel -> new News(parcel.orderId(), PARCEL_SHIPPED, parcel.parcelId(), Details.of(parcel)));
    }

    public void thatReturnsAreApproved(List<ReturnApproved> approved) {
        write(approved, goods -> new News(goods.orderId(), RETURN_APPROVED, goods.returnId(), Details.of(goods)));
    }

    /** A return can be asked about several times: each question is a message of its own. */
    public void thatTheShopHasAQuestion(Heard<ReturnInfoRequired> asked) {
        var question = asked.envelope().id();
        write(List.of(asked.fact()), goods -> new News(goods.orderId(), RETURN_INFO_REQUIRED, question, Details.NONE));
    }

    public void thatReturnsAreDeclined(List<ReturnDeclined> declined) {
        write(
                declined,
                goods -> new News(
                        goods.orderId(), RETURN_DECLINED, goods.returnId(), Details.because(goods.reasonCode())));
    }

    public void thatReturnsExpired(List<ReturnExpired> expired) {
        write(expired, goods -> new News(goods.orderId(), RETURN_EXPIRED, goods.returnId(), Details.NONE));
    }

    public void thatReturnsArrived(List<ReturnReceived> received) {
        write(received, goods -> new News(goods.orderId(), RETURN_RECEIVED, goods.returnId(), Details.of(goods)));
    }

    /** Who gets money hears of it when it is on its way. */
    public void thatNothingIsRefunded(List<ReturnResolved> resolved) {
        var withoutMoney = resolved.stream()
                .filter(goods -> goods.resolution() == Resolution.NONE)
                .toList();
        write(withoutMoney, goods -> new News(goods.orderId(), RETURN_RESOLVED, goods.returnId(), Details.of(goods)));
    }

    public void thatRefundsAreSettled(List<RefundSettled> settled) {
        write(settled, refund -> new News(refund.orderId(), REFUND_SETTLED, refund.refundId(), Details.of(refund)));
    }

    private <F> void write(List<F> facts, Function<F, News> toNews) {
        if (facts.isEmpty()) return;
        var news = facts.stream().map(toNews).toList();
        for (var queued : notifications.queue(news)) {
            outbox.say(new NotificationQueued(queued.orderId(), queued.id(), queued.customerId(), queued.template()));
            errands.send(
                    SendNotifications.KIND,
                    queued.id().toString(),
                    queued.orderId().toString(),
                    SendNotifications.Which.first(queued.id()));
        }
    }
}
