package org.entrepot.order.process;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.entrepot.kit.errand.Errand;
import org.entrepot.kit.errand.ErrandRunner;
import org.entrepot.order.payment.News;
import org.entrepot.order.payment.PaymentOperator;
import org.entrepot.order.payment.Payments;

/**
 * Has the operator hold the amount of an order. After an attempt whose answer was lost it asks first what became of it; for
 * an order that has ended meanwhile it makes sure that nothing is held.
 */
@ApplicationScoped
class AuthorisePayments implements ErrandRunner<Wish.Authorise> {

    static final String KIND = "payment.authorize";

    /** From this attempt on (seconds after the last call) a call that got lost on its way will not arrive any more. */
    private static final int SURE = 6;

    private final Payments payments;
    private final MeansOfPayment means;
    private final PaymentOperator operator;
    private final HearOperator hear;

    AuthorisePayments(Payments payments, MeansOfPayment means, PaymentOperator operator, HearOperator hear) {
        this.payments = payments;
        this.means = means;
        this.operator = operator;
        this.hear = hear;
    }

    @Override
    public void run(List<Errand<Wish.Authorise>> errands) {
        errands.forEach(this::authorise);
    }

    private void authorise(Errand<Wish.Authorise> errand) {
        var wish = errand.payload();
        var token = means.of(wish.orderId());
        if (errand.attempts() == 1 && token.isPresent()) {
            // Nobody has asked yet, and the order still waits: that is all there is to know.
            hear.answer(List.of(operator.authorise(wish.orderId(), wish.paymentId(), wish.amount(), token.get())));
            return;
        }
        var payment = payments.of(Set.of(wish.orderId())).get(wish.orderId());
        if (!payment.state().isUndecided() || payment.operatorReference() != null) return;
        var known = errand.attempts() == 1 ? List.<News>of() : operator.askAbout(wish.orderId());
        if (!known.isEmpty()) {
            hear.answer(known);
            return;
        }
        if (token.isPresent()) {
            hear.answer(List.of(operator.authorise(wish.orderId(), wish.paymentId(), wish.amount(), token.get())));
        } else if (errand.attempts() == 1 || errand.attempts() >= SURE) {
            hear.answer(List.of(new News.NeverAsked(wish.orderId())));
        } else {
            throw new StillUnclear();
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<Wish.Authorise> payload() {
        return Wish.Authorise.class;
    }

    @Override
    public int inParallel() {
        return 32;
    }

    /** It has an end before that: the order is paid, or expires and the attempt after it finds out that nothing is held. */
    @Override
    public int attempts() {
        return 1_000;
    }

    /** A call may still be on its way to the operator, and act. */
    private static final class StillUnclear extends RuntimeException {
        StillUnclear() {
            super("a call may still be on its way", null, false, false);
        }
    }
}
