package org.entrepot.order.process;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.entrepot.kit.errand.Errand;
import org.entrepot.kit.errand.ErrandRunner;
import org.entrepot.order.payment.Payment;
import org.entrepot.order.payment.PaymentOperator;
import org.entrepot.order.payment.Payments;

/** Lets go what is held for orders that need it no more. */
@ApplicationScoped
class LetPaymentsGo implements ErrandRunner<Wish.LetGo> {

    static final String KIND = "payment.void";

    private final Payments payments;
    private final PaymentOperator operator;
    private final HearOperator hear;

    LetPaymentsGo(Payments payments, PaymentOperator operator, HearOperator hear) {
        this.payments = payments;
        this.operator = operator;
        this.hear = hear;
    }

    @Override
    public void run(List<Errand<Wish.LetGo>> errands) {
        for (var errand : errands) {
            var payment = current(errand);
            if (NextCall.lettingGo(payment) == NextCall.NONE) continue;
            hear.answer(operator.letGo(payment.operatorReference(), payment.orderId()));
            if (NextCall.lettingGo(current(errand)) == NextCall.MAKE) throw new StillHeld();
        }
    }

    private Payment current(Errand<Wish.LetGo> errand) {
        var order = errand.payload().orderId();
        return payments.of(Set.of(order)).get(order);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<Wish.LetGo> payload() {
        return Wish.LetGo.class;
    }

    /** A day of an operator that is away: a customer's money is not forgotten. */
    @Override
    public int attempts() {
        return 1_500;
    }

    /** The operator refused, and told how the payment stands: it may be decided or taken this moment. */
    private static final class StillHeld extends RuntimeException {
        StillHeld() {
            super("the operator did not let it go", null, false, false);
        }
    }
}
