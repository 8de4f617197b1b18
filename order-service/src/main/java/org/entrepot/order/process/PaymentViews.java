package org.entrepot.order.process;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.entrepot.kit.problem.NotFound;
import org.entrepot.order.payment.Captures;
import org.entrepot.order.payment.Intervention;
import org.entrepot.order.payment.Interventions;
import org.entrepot.order.payment.Payment;
import org.entrepot.order.payment.Payments;
import org.entrepot.order.payment.Refunds;

/** Payments to look at, with a fixed number of queries. Whether the caller may see the order is asked before. */
@ApplicationScoped
class PaymentViews {

    private final Payments payments;
    private final Captures captures;
    private final Refunds refunds;
    private final Interventions interventions;

    PaymentViews(Payments payments, Captures captures, Refunds refunds, Interventions interventions) {
        this.payments = payments;
        this.captures = captures;
        this.refunds = refunds;
        this.interventions = interventions;
    }

    /** @throws NotFound when no payment was sought yet */
    PaymentView of(UUID order, boolean forTheShop) {
        var payment = payments.of(Set.of(order)).get(order);
        if (payment == null) throw new NotFound("payment yet");
        return view(payment, forTheShop ? interventions.ofOrder(order) : List.of());
    }

    private PaymentView view(Payment payment, List<Intervention> deeds) {
        var order = payment.orderId();
        var sums = payment.sums();
        return new PaymentView(
                payment.id(),
                payment.state(),
                payment.amount(),
                payment.money(sums.authorised()),
                payment.money(sums.taken()),
                payment.money(sums.capturedByHand()),
                payment.money(sums.voided()),
                payment.money(sums.givenBack()),
                payment.money(sums.refundedByHand()),
                payment.declineCode(),
                payment.actionPath(),
                captures.ofOrder(order).stream().map(PaymentView.Capture::of).toList(),
                refunds.ofOrder(order).stream().map(PaymentView.Refund::of).toList(),
                deeds.stream().map(PaymentView.Intervention::of).toList());
    }
}
