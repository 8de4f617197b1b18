package org.entrepot.order.process;

import org.entrepot.order.payment.AmountDiffers;
import org.entrepot.order.payment.News;
import org.entrepot.order.payment.NotAskedFor;
import org.entrepot.order.payment.Payment;
import org.entrepot.order.payment.RefundState;

/**
 * What follows when the payment operator says something. The same news may come as an answer, as a webhook, twice, late,
 * or after other news: each is decided from where the order and the money stand. Without I/O.
 */
final class MoneySteps {

    private MoneySteps() {}

    static void hears(OrderProcess process, News news) {
        var payment = process.rest().paid();
        var mayBeLookedUp = payment.state().isUndecided() && payment.operatorReference() != null;
        switch (news) {
            case News.Undecided undecided -> undecided(process, payment, undecided);
            case News.Authorised authorised -> authorised(process, payment, authorised);
            case News.Declined declined -> declined(process, payment, declined);
            case News.NeverAsked never -> payment.givenUp();
            case News.Captured captured -> captured(process, payment, captured);
            case News.CaptureRefused refused -> captureRefused(process, refused);
            case News.Voided voided -> voided(process, payment, voided);
            case News.RefundPending pending -> refundPending(process, pending);
            case News.RefundSettled settled -> refundSettled(process, payment, settled);
            case News.RefundFailed failed -> refundFailed(process, payment, failed);
        }
        if (mayBeLookedUp && !payment.state().isUndecided())
            process.wish(new Wish.SpareLookUp(process.id(), payment.id()));
    }

    private static void undecided(OrderProcess process, Payment payment, News.Undecided news) {
        payment.isUndecided(news.operatorReference(), news.actionPath());
        process.order().forgetMeansOfPayment();
        if (process.order().state().isEnd()) process.goOn();
        else if (payment.state().isUndecided()) process.wish(new Wish.LookUp(process.id(), payment.id()));
    }

    private static void authorised(OrderProcess process, Payment payment, News.Authorised news) {
        var facts = payment.authorised(news.operatorReference(), news.amount());
        if (facts.isEmpty()) return;
        facts.forEach(process::say);
        process.order().forgetMeansOfPayment();
        process.goOn();
    }

    private static void declined(OrderProcess process, Payment payment, News.Declined news) {
        var facts = payment.declined(news.operatorReference(), news.reasonCode());
        if (facts.isEmpty()) return;
        facts.forEach(process::say);
        process.order().forgetMeansOfPayment();
        process.goOn();
    }

    private static void captured(OrderProcess process, Payment payment, News.Captured news) {
        var capture = process.rest().capture(news.parcelId());
        if (capture == null) throw new NotAskedFor();
        if (!capture.amount().equals(news.amount())) throw new AmountDiffers();
        if (capture.isTakenTwice()) noteTwice(process, "payment.captured");
        if (!capture.taken(process.moment().now())) return;
        process.say(payment.captured(capture));
        if (process.order().state().isEnd()) process.goOn();
    }

    private static void captureRefused(OrderProcess process, News.CaptureRefused news) {
        var capture = process.rest().capture(news.parcel().id());
        if (capture != null)
            capture.refused(news.parcel(), news.reasonCode(), process.moment().now());
    }

    /** We ask for it when an order has ended: about one that is under way the operator speaks by itself. */
    private static void voided(OrderProcess process, Payment payment, News.Voided news) {
        var facts = payment.voided(news.released());
        facts.forEach(process::say);
        var isNewToAnOrderUnderWay =
                !facts.isEmpty() && !process.order().state().isEnd();
        if (isNewToAnOrderUnderWay)
            process.order().note("payment.voided", null, null, process.moment().now());
        process.goOn();
        if (isNewToAnOrderUnderWay) process.isHeldIfItLacksMoney();
    }

    private static void refundPending(OrderProcess process, News.RefundPending news) {
        var refund = process.rest().refund(news.refund().id());
        if (refund != null && refund.underWay(news.refund())) process.wish(Wish.LookUpRefund.of(refund));
    }

    private static void refundSettled(OrderProcess process, Payment payment, News.RefundSettled news) {
        var refund = process.rest().refund(news.refundId());
        if (refund == null) throw new NotAskedFor();
        if (!refund.amount().equals(news.amount())) throw new AmountDiffers();
        if (refund.isGivenBackTwice()) noteTwice(process, "refund.settled");
        var hadFailed = refund.state() == RefundState.MANUAL_REQUIRED;
        var mayBeLookedUp = refund.state() == RefundState.PENDING;
        if (!refund.settled(process.moment().now())) return;
        if (mayBeLookedUp) process.wish(Wish.SpareLookUpRefund.of(refund));
        if (hadFailed) payment.refundGoesOn(refund.amount());
        payment.refunded(refund.amount());
        process.say(new org.entrepot.events.order.RefundSettled(
                process.id(), process.order().customerId(), refund.id(), refund.returnId(), refund.amount()));
    }

    private static void refundFailed(OrderProcess process, Payment payment, News.RefundFailed news) {
        var refund = process.rest().refund(news.refund().id());
        if (refund == null) return;
        var mayBeLookedUp = refund.state() == RefundState.PENDING;
        if (!refund.failed(news.refund(), news.reasonCode(), process.moment().now())) return;
        if (mayBeLookedUp) process.wish(Wish.SpareLookUpRefund.of(refund));
        payment.refundFailed(refund.amount());
        process.say(new org.entrepot.events.order.RefundFailed(process.id(), refund.id(), news.reasonCode()));
    }

    /** The operator did as well what a person had settled: for a person to see. */
    private static void noteTwice(OrderProcess process, String what) {
        process.order().note(what, "ALSO_BY_OPERATOR", null, process.moment().now());
    }
}
