package org.entrepot.order.process;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.entrepot.events.inventory.ReservationExpired;
import org.entrepot.events.inventory.StockReservationRejected;
import org.entrepot.events.inventory.StockReserved;
import org.entrepot.events.order.CancelReason;
import org.entrepot.events.order.HoldReason;
import org.entrepot.events.order.OrderEvent;
import org.entrepot.events.order.RejectReason;
import org.entrepot.order.order.Order;
import org.entrepot.order.order.OrderState;
import org.entrepot.order.payment.Payment;
import org.jspecify.annotations.Nullable;

/**
 * One order and its money, and what follows when something happens to them. Without I/O: what is decided lies in the order
 * and the payment, in {@link #facts} and in {@link #wishes}, for somebody else to write down.
 *
 * <p>A held order moves for nobody but the person who releases or cancels it; what is heard meanwhile is kept in mind and
 * acted upon at its release. Cancelled after confirmation it ends while it is held, once shipping has stopped all of it.
 */
final class OrderProcess {

    private final Order order;
    private final GoodsAndMoney rest;
    private final Moment moment;
    private final List<OrderEvent> facts = new ArrayList<>();
    private final List<Wish> wishes = new ArrayList<>();
    private final OrderState before;

    OrderProcess(Order order, GoodsAndMoney rest, Moment moment) {
        this.order = order;
        this.rest = rest;
        this.moment = moment;
        this.before = order.state();
    }

    /** Every line is set aside: the payment can be sought. */
    void hears(StockReserved reserved) {
        if (order.state().isEnd()) {
            noteLate("stock.reserved"); // inventory hears of the end as well, and frees it again
            return;
        }
        order.isReserved(reserved.lines(), moment.now());
        rest.allocate(reserved.lines());
        goOn();
    }

    /** Whether these are the units that the order waits for. */
    boolean hasAllocated(StockReserved reserved) {
        return rest.allocation().equals(reserved.lines());
    }

    void hears(StockReservationRejected rejected) {
        if (order.state().isEnd()) {
            noteLate("stock.reservation-rejected");
            return;
        }
        order.isRefusedByInventory(moment.now());
        goOn();
    }

    /** The hold ran out. A confirmed order without stock is for a person to look at. */
    void hears(ReservationExpired expired) {
        if (order.state().isEnd()) noteLate("stock.reservation-expired");
        else if (order.stage() == OrderState.PENDING) {
            order.hasLostItsStock(moment.now());
            goOn();
        } else if (order.isHeld()) noteLate("stock.reservation-expired");
        else say(order.hold(HoldReason.STOCK, null, moment.now()));
    }

    /** It was to be paid by now. */
    void runsOutOfTime() {
        if (order.state() != OrderState.PENDING || order.placed().payBy().isAfter(moment.now())) return;
        say(order.expire(moment.now()));
        letTheMoneyGo();
    }

    /** Before confirmation it is cancelled at once; afterwards shipping is asked whether the goods can be stopped. */
    void isToBeCancelled(CancelReason reason, String actor) {
        switch (order.stage()) {
            case PENDING -> {
                say(order.cancel(reason, actor, moment.now()));
                letTheMoneyGo();
            }
            case CONFIRMED, PROCESSING -> {
                rest.refuseIfShipped();
                if (order.cancelAsked() != null) return;
                say(order.askToCancel(reason, actor, moment.now()));
                goOn();
            }
            case CANCELLED -> {
                // It is what was asked for.
            }
            case ON_HOLD, COMPLETED, REJECTED, EXPIRED -> say(order.cancel(reason, actor, moment.now()));
        }
    }

    void isHeld(HoldReason reason, String actor) {
        say(order.hold(reason, actor, moment.now()));
    }

    /**
     * It goes on from where it was. Held for something else than its money, it is held again when its money was let go meanwhile.
     *
     * @throws HeldTooLong when it could only expire
     */
    void isReleased(String actor) {
        if (isOverdue()) throw new HeldTooLong();
        var isKnownToLackMoney = order.status().holdReason() == HoldReason.PAYMENT;
        say(order.release(actor, moment.now()));
        goOn();
        if (!isKnownToLackMoney) isHeldIfItLacksMoney();
    }

    /** The operator let the money go while the order is under way: a person decides before more of it leaves. */
    void isHeldIfItLacksMoney() {
        var payment = rest.payment();
        var isUnderWay = order.state() == OrderState.CONFIRMED || order.state() == OrderState.PROCESSING;
        if (!isUnderWay || payment == null || payment.sums().voided() == 0) return;
        if (rest.goods().mayStillLeave(order.placed().units())) say(order.hold(HoldReason.PAYMENT, null, moment.now()));
    }

    /** Held while its time to be paid, or the hold on its stock, ran out. */
    private boolean isOverdue() {
        if (!order.isHeld() || order.stage() != OrderState.PENDING) return false;
        return switch (order.stock()) {
            case LAPSED -> true;
            case REFUSED -> false;
            case AWAITED, RESERVED ->
                !order.placed().payBy().isAfter(moment.now())
                        && (rest.payment() == null || rest.payment().state().isUndecided());
        };
    }

    /** Takes the steps that are due, given all that is known by now. */
    void goOn() {
        if (order.isHeld()) {
            endIfStopped();
            return;
        }
        switch (order.state()) {
            case PENDING -> goOnToConfirmation();
            case CONFIRMED, PROCESSING -> goOnToCompletion();
            case COMPLETED, REJECTED, EXPIRED, CANCELLED -> letTheMoneyGo();
            case ON_HOLD -> throw new IllegalStateException("a held order does not go on");
        }
    }

    private void goOnToConfirmation() {
        switch (order.stock()) {
            case AWAITED -> {
                // Nothing is due before inventory has spoken.
            }
            case REFUSED -> end(order.reject(RejectReason.NO_STOCK, moment.now()));
            case LAPSED -> end(order.expire(moment.now()));
            case RESERVED -> goOnWithPayment(rest.payment());
        }
    }

    private void goOnWithPayment(@Nullable Payment payment) {
        if (payment == null) {
            seekPayment();
            return;
        }
        switch (payment.state()) {
            case AUTHORIZED -> say(order.confirm(rest.allocation(), moment.now()));
            case DECLINED, VOIDED, AUTH_EXPIRED -> end(order.reject(RejectReason.PAYMENT_DECLINED, moment.now()));
            case CREATED, REQUIRES_ACTION -> {
                // The operator has not decided.
            }
            case PARTIALLY_CAPTURED, CAPTURED, PARTIALLY_REFUNDED, REFUNDED, CHARGED_BACK ->
                throw new IllegalStateException("money was taken for an order that is not confirmed");
        }
    }

    private void seekPayment() {
        var sought =
                Payment.sought(moment.ids().get(), order.id(), order.placed().total(), moment.now());
        rest.pays(sought);
        wish(new Wish.Authorise(order.id(), sought.id(), sought.amount()));
    }

    /** Whoever held it and called it off has decided: there is nothing left to release. */
    private void endIfStopped() {
        var asked = order.cancelAsked();
        if (asked != null && rest.goods().isWhollyCancelled(order.shipments()))
            end(order.cancel(asked, null, moment.now()));
    }

    private void goOnToCompletion() {
        if (rest.goods().isWhollyCancelled(order.shipments())) {
            var asked = order.cancelAsked();
            end(order.cancel(asked == null ? CancelReason.MERCHANT : asked, null, moment.now()));
        } else if (rest.goods().closes(order.placed().units())) {
            end(order.complete(moment.now()));
        }
    }

    private void end(OrderEvent end) {
        say(end);
        letTheMoneyGo();
    }

    private void letTheMoneyGo() {
        var payment = rest.payment();
        if (payment != null && payment.canBeLetGo()) wish(new Wish.LetGo(order.id(), payment.id()));
    }

    private void noteLate(String what) {
        order.note(what, "late", null, moment.now());
    }

    void say(OrderEvent fact) {
        facts.add(fact);
    }

    void wish(Wish wish) {
        wishes.add(wish);
    }

    Order order() {
        return order;
    }

    GoodsAndMoney rest() {
        return rest;
    }

    Moment moment() {
        return moment;
    }

    List<OrderEvent> facts() {
        return facts;
    }

    List<Wish> wishes() {
        return wishes;
    }

    /** What it had to say is said. */
    void hasSpoken() {
        facts.clear();
        wishes.clear();
    }

    /** Whether it left the state in which a client waits for the outcome. */
    boolean isDecided() {
        return before == OrderState.PENDING && order.state() != OrderState.PENDING;
    }

    UUID id() {
        return order.id();
    }
}
