package org.entrepot.order.process;

import java.util.Optional;
import org.entrepot.kit.errand.ErrandRunner;
import org.entrepot.order.payment.Asking;
import org.entrepot.order.payment.News;

/** An errand as it was decided, known by its kind and subject as {@link Moneys} sends it. */
record SentErrand(ErrandRunner<?> kind, String subject, Wish wish, boolean atOnce) {

    static SentErrand of(Wish wish) {
        return switch (wish) {
            case Wish.Authorise it ->
                new SentErrand(Kinds.AUTHORISE, it.paymentId().toString(), it, true);
            case Wish.Capture it -> new SentErrand(Kinds.CAPTURE, it.asking().subject(it.parcelId()), it, true);
            case Wish.LetGo it -> new SentErrand(Kinds.LET_GO, it.paymentId().toString(), it, true);
            case Wish.Refund it -> new SentErrand(Kinds.REFUND, it.asking().subject(it.refundId()), it, true);
            case Wish.LookUp it -> new SentErrand(Kinds.LOOK_UP, it.paymentId().toString(), it, false);
            case Wish.LookUpRefund it ->
                new SentErrand(Kinds.LOOK_UP_REFUND, it.asking().subject(it.refundId()), it, false);
            case Wish.SpareLookUp it ->
                new SentErrand(Kinds.LOOK_UP, it.paymentId().toString(), it, false);
            case Wish.SpareLookUpRefund it ->
                new SentErrand(Kinds.LOOK_UP_REFUND, it.asking().subject(it.refundId()), it, false);
            case Wish.CloseGivenUp it ->
                new SentErrand(Kinds.CAPTURE, it.about().toString(), it, false);
        };
    }

    String name() {
        return kind.kind() + " " + subject;
    }

    boolean isCalledOff() {
        return wish instanceof Wish.SpareLookUp || wish instanceof Wish.SpareLookUpRefund;
    }

    /** As its runner tells it. */
    Optional<News> toldWhenGivenUp() {
        return Optional.ofNullable(
                switch (wish) {
                    case Wish.Capture it ->
                        new News.CaptureRefused(it.orderId(), it.asking().reference(it.parcelId()), Asking.GIVEN_UP);
                    case Wish.LookUpRefund it ->
                        new News.RefundFailed(it.orderId(), it.asking().reference(it.refundId()), Asking.GIVEN_UP);
                    case Wish.Refund it ->
                        new News.RefundFailed(it.orderId(), it.asking().reference(it.refundId()), Asking.GIVEN_UP);
                    default -> null;
                });
    }

    /** The runners as they are, for how often and when they try; they are not run here. */
    private static final class Kinds {
        static final ErrandRunner<?> AUTHORISE = new AuthorisePayments(null, null, null, null);
        static final ErrandRunner<?> CAPTURE = new CapturePayments(null, null, null, null);
        static final ErrandRunner<?> LET_GO = new LetPaymentsGo(null, null, null);
        static final ErrandRunner<?> REFUND = new RefundPayments(null, null, null, null);
        static final ErrandRunner<?> LOOK_UP = new LookUpPayments(null, null, null);
        static final ErrandRunner<?> LOOK_UP_REFUND = new LookUpRefunds(null, null, null, null);
    }
}
