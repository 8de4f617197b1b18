package org.entrepot.order.process;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.entrepot.kit.errand.Errand;
import org.entrepot.kit.errand.ErrandRunner;
import org.entrepot.order.payment.Asking;
import org.entrepot.order.payment.News;
import org.entrepot.order.payment.PaymentOperator;
import org.entrepot.order.payment.Payments;
import org.entrepot.order.payment.Reference;

/** Gives money back; the refund is the key, and there is one per return, so that it goes back once. */
@ApplicationScoped
class RefundPayments implements ErrandRunner<Wish.Refund> {

    static final String KIND = "payment.refund";

    private final Payments payments;
    private final PaymentOperator operator;
    private final HearOperator hear;
    private final TakeUpMoney takeUp;

    RefundPayments(Payments payments, PaymentOperator operator, HearOperator hear, TakeUpMoney takeUp) {
        this.payments = payments;
        this.operator = operator;
        this.hear = hear;
        this.takeUp = takeUp;
    }

    @Override
    public void run(List<Errand<Wish.Refund>> errands) {
        for (var errand : errands) {
            if (!takeUp.isToGoBack(errand)) continue;
            var wish = errand.payload();
            var payment = payments.of(Set.of(wish.orderId())).get(wish.orderId());
            if (NextCall.refunding(payment) == NextCall.LATER) throw new NotTakenYet();
            hear.answer(
                    List.of(operator.refund(payment.operatorReference(), wish.orderId(), refund(wish), wish.amount())));
        }
    }

    /** A person must see to it. */
    @Override
    public void giveUp(Errand<Wish.Refund> errand, String lastError) {
        var wish = errand.payload();
        hear.hear(List.of(new News.RefundFailed(wish.orderId(), refund(wish), Asking.GIVEN_UP)));
    }

    private static Reference refund(Wish.Refund wish) {
        return wish.asking().reference(wish.refundId());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<Wish.Refund> payload() {
        return Wish.Refund.class;
    }

    /** An hour of an operator that is away. */
    @Override
    public int attempts() {
        return 70;
    }

    /** What is to go back is being taken at this moment. */
    private static final class NotTakenYet extends RuntimeException {
        NotTakenYet() {
            super("the capture is under way", null, false, false);
        }
    }
}
