package org.entrepot.order.process;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.entrepot.kit.errand.Errand;
import org.entrepot.kit.errand.ErrandRunner;
import org.entrepot.order.payment.News;
import org.entrepot.order.payment.Payment;
import org.entrepot.order.payment.PaymentOperator;
import org.entrepot.order.payment.Payments;

/**
 * Has the operator hold the amount of an order. After an attempt whose answer was lost it asks first what became of it; for
 * an order that has ended meanwhile it makes sure that nothing is held.
 */
@ApplicationScoped
class AuthorisePayments implements ErrandRunner<Wish.Authorise> {

    static final String KIND = "payment.authorize";

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
        var attempt = errand.attempts();
        var next = NextCall.authorising(attempt, token.isPresent(), () -> current(wish));
        if (next == NextCall.FIND_OUT) {
            var known = operator.askAbout(wish.orderId());
            if (!known.isEmpty()) {
                hear.answer(known);
                return;
            }
            next = NextCall.authorisingUnknown(attempt, token.isPresent());
        }
        switch (next) {
            case MAKE -> hear.answer(List.of(ask(wish, token.orElseThrow())));
            case NEVER_MADE -> hear.answer(List.of(new News.NeverAsked(wish.orderId())));
            case LATER, FIND_OUT -> throw new StillUnclear();
            case NONE -> {
                // It is decided, or its webhook will come.
            }
        }
    }

    private News ask(Wish.Authorise wish, String token) {
        return operator.authorise(wish.orderId(), wish.paymentId(), wish.amount(), token);
    }

    private Payment current(Wish.Authorise wish) {
        return payments.of(Set.of(wish.orderId())).get(wish.orderId());
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
