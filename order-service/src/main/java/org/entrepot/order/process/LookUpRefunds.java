package org.entrepot.order.process;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.entrepot.kit.errand.Errand;
import org.entrepot.kit.errand.ErrandRunner;
import org.entrepot.order.payment.Asking;
import org.entrepot.order.payment.News;
import org.entrepot.order.payment.PaymentOperator;
import org.entrepot.order.payment.Payments;
import org.entrepot.order.payment.Refunds;

/** Asks how a refund stands that the operator took its time for: its webhook may have been lost. */
@ApplicationScoped
class LookUpRefunds implements ErrandRunner<Wish.LookUpRefund> {

    static final String KIND = "payment.look-up-refund";

    private static final Duration LONGEST = Duration.ofHours(6);

    private final Payments payments;
    private final Refunds refunds;
    private final PaymentOperator operator;
    private final HearOperator hear;

    LookUpRefunds(Payments payments, Refunds refunds, PaymentOperator operator, HearOperator hear) {
        this.payments = payments;
        this.refunds = refunds;
        this.operator = operator;
        this.hear = hear;
    }

    @Override
    public void run(List<Errand<Wish.LookUpRefund>> errands) {
        for (var errand : errands) {
            var wish = errand.payload();
            if (next(wish) == NextCall.NONE) continue;
            var payment = payments.of(Set.of(wish.orderId())).get(wish.orderId());
            hear.answer(operator.lookUp(payment.operatorReference()));
            if (next(wish) == NextCall.MAKE) throw new StillUnderWay();
        }
    }

    /** A person must see to it. Should it go back all the same, that is heard as ever. */
    @Override
    public void giveUp(Errand<Wish.LookUpRefund> errand, String lastError) {
        var wish = errand.payload();
        var refund = wish.asking().reference(wish.refundId());
        hear.hear(List.of(new News.RefundFailed(wish.orderId(), refund, Asking.GIVEN_UP)));
    }

    private NextCall next(Wish.LookUpRefund wish) {
        var id = wish.refundId();
        return NextCall.lookingUp(refunds.byId(Set.of(id)).get(id), wish.asking());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<Wish.LookUpRefund> payload() {
        return Wish.LookUpRefund.class;
    }

    /** Two weeks: banks take days. */
    @Override
    public int attempts() {
        return 65;
    }

    @Override
    public Duration waitAfter(int attempt) {
        var wait = Duration.ofSeconds(30L << Math.min(attempt - 1, 10));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static final class StillUnderWay extends RuntimeException {
        StillUnderWay() {
            super("the operator is still at it", null, false, false);
        }
    }
}
