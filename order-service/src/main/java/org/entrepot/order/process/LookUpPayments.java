package org.entrepot.order.process;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.entrepot.kit.errand.Errand;
import org.entrepot.kit.errand.ErrandRunner;
import org.entrepot.order.payment.Payment;
import org.entrepot.order.payment.PaymentOperator;
import org.entrepot.order.payment.Payments;

/** Asks how a payment stands that the operator took its time for: its webhook may have been lost. */
@ApplicationScoped
class LookUpPayments implements ErrandRunner<Wish.LookUp> {

    static final String KIND = "payment.look-up";

    private final Payments payments;
    private final PaymentOperator operator;
    private final HearOperator hear;

    LookUpPayments(Payments payments, PaymentOperator operator, HearOperator hear) {
        this.payments = payments;
        this.operator = operator;
        this.hear = hear;
    }

    @Override
    public void run(List<Errand<Wish.LookUp>> errands) {
        for (var errand : errands) {
            var payment = current(errand);
            if (NextCall.lookingUp(payment) == NextCall.NONE) continue;
            hear.answer(operator.lookUp(payment.operatorReference()));
            if (current(errand).state().isUndecided()) throw new StillUndecided();
        }
    }

    private Payment current(Errand<Wish.LookUp> errand) {
        var order = errand.payload().orderId();
        return payments.of(Set.of(order)).get(order);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<Wish.LookUp> payload() {
        return Wish.LookUp.class;
    }

    @Override
    public int attempts() {
        return 100;
    }

    @Override
    public Duration waitAfter(int attempt) {
        return Duration.ofSeconds(30);
    }

    private static final class StillUndecided extends RuntimeException {
        StillUndecided() {
            super("the operator has not decided", null, false, false);
        }
    }
}
