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

/** Takes the money of parcels that have left; the parcel is the key, so that it is taken once. */
@ApplicationScoped
class CapturePayments implements ErrandRunner<Wish.Capture> {

    static final String KIND = "payment.capture";

    private final Payments payments;
    private final PaymentOperator operator;
    private final HearOperator hear;
    private final TakeUpMoney takeUp;

    CapturePayments(Payments payments, PaymentOperator operator, HearOperator hear, TakeUpMoney takeUp) {
        this.payments = payments;
        this.operator = operator;
        this.hear = hear;
        this.takeUp = takeUp;
    }

    @Override
    public void run(List<Errand<Wish.Capture>> errands) {
        for (var errand : errands) {
            if (!takeUp.isOwed(errand)) continue;
            var wish = errand.payload();
            hear.answer(List.of(operator.capture(reference(wish), wish.orderId(), parcel(wish), wish.amount())));
        }
    }

    private static Reference parcel(Wish.Capture wish) {
        return wish.asking().reference(wish.parcelId());
    }

    private String reference(Wish.Capture wish) {
        var known = wish.operatorReference();
        return known != null
                ? known
                : payments.of(Set.of(wish.orderId())).get(wish.orderId()).operatorReference();
    }

    /** A person must see to it. */
    @Override
    public void giveUp(Errand<Wish.Capture> errand, String lastError) {
        var wish = errand.payload();
        hear.hear(List.of(new News.CaptureRefused(wish.orderId(), parcel(wish), Asking.GIVEN_UP)));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<Wish.Capture> payload() {
        return Wish.Capture.class;
    }

    @Override
    public int inParallel() {
        return 16;
    }

    /** An hour of an operator that is away. */
    @Override
    public int attempts() {
        return 70;
    }
}
