package org.entrepot.order.process;

import org.entrepot.events.order.RefundSettled;
import org.entrepot.order.payment.Capture;
import org.entrepot.order.payment.Means;
import org.entrepot.order.payment.MoreThanWasTaken;
import org.entrepot.order.payment.Refund;
import org.jspecify.annotations.Nullable;

/** What follows when a person sees to money that the operator would not move. Without I/O. */
final class PersonSteps {

    private PersonSteps() {}

    static void asksAgain(OrderProcess process, Capture capture, String actor) {
        noteAgain(process, "capture.asked-again", capture.failureCode(), actor);
        capture.askAgain();
        process.wish(Wish.Capture.of(capture, process.rest().paid()));
        process.wish(new Wish.CloseGivenUp(process.id(), capture.parcelId()));
    }

    static void asksAgain(OrderProcess process, Refund refund, String actor) {
        noteAgain(process, "refund.asked-again", refund.failureCode(), actor);
        refund.askAgain();
        askToRefund(process, refund);
        process.wish(Wish.Refund.of(refund));
        process.wish(new Wish.CloseGivenUp(process.id(), refund.id()));
    }

    /** Somebody has the errand run again that was given up. */
    static void takesUp(OrderProcess process, Capture capture) {
        noteAgain(process, "capture.asked-again", capture.failureCode(), null);
        capture.takeUp();
    }

    /** Somebody has the errand run again that was given up. */
    static void takesUp(OrderProcess process, Refund refund) {
        noteAgain(process, "refund.asked-again", refund.failureCode(), null);
        refund.takeUp();
        askToRefund(process, refund);
    }

    /** What the operator may hold for it is let go once the order has ended. */
    static void settles(OrderProcess process, Capture capture, Means means, String actor) {
        var wasAsked = capture.wasAsked();
        capture.takenByHand(process.moment().now());
        process.say(process.rest().paid().capturedByHand(capture, wasAsked));
        process.order()
                .note("payment.captured", means.name(), actor, process.moment().now());
        process.wish(new Wish.CloseGivenUp(process.id(), capture.parcelId()));
        if (process.order().state().isEnd()) process.goOn();
    }

    static void settles(OrderProcess process, Refund refund, Means means, String actor) {
        refund.settledByHand(process.moment().now());
        process.rest().paid().refundedByHand(refund.amount());
        process.say(new RefundSettled(
                process.id(), process.order().customerId(), refund.id(), refund.returnId(), refund.amount()));
        process.order()
                .note("refund.settled", means.name(), actor, process.moment().now());
        process.wish(new Wish.CloseGivenUp(process.id(), refund.id()));
    }

    private static void askToRefund(OrderProcess process, Refund refund) {
        if (!process.rest().paid().askToRefund(refund.amount())) throw MoreThanWasTaken.byTheOperator();
    }

    private static void noteAgain(OrderProcess process, String what, @Nullable String failure, @Nullable String actor) {
        process.order().note(what, failure, actor, process.moment().now());
    }
}
