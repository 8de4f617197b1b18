package org.entrepot.order.process;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import org.entrepot.kit.errand.Errands;
import org.entrepot.order.payment.Captures;
import org.entrepot.order.payment.Payments;
import org.entrepot.order.payment.Refunds;

/** Keeps the money side of what was decided. */
@ApplicationScoped
class Moneys {

    /** A webhook that has not come by then may have been lost. */
    private static final Duration LOOK_UP_AFTER = Duration.ofSeconds(30);

    private final Payments payments;
    private final Captures captures;
    private final Refunds refunds;
    private final Errands errands;

    @jakarta.inject.Inject
    Clock clock;

    Moneys(Payments payments, Captures captures, Refunds refunds, Errands errands) {
        this.payments = payments;
        this.captures = captures;
        this.refunds = refunds;
        this.errands = errands;
    }

    void keep(Collection<OrderProcess> processes) {
        payments.keep(processes.stream()
                .map(process -> process.rest().payment())
                .filter(Objects::nonNull)
                .toList());
        var now = clock.instant();
        captures.keep(
                processes.stream()
                        .flatMap(process -> process.rest().captures().stream())
                        .toList(),
                now);
        refunds.keep(
                processes.stream()
                        .flatMap(process -> process.rest().refunds().stream())
                        .toList(),
                now);
    }

    void send(OrderProcess process) {
        var order = process.id().toString();
        for (var wish : process.wishes()) {
            switch (wish) {
                case Wish.Authorise it ->
                    errands.send(AuthorisePayments.KIND, it.paymentId().toString(), order, it);
                case Wish.Capture it ->
                    errands.send(CapturePayments.KIND, it.asking().subject(it.parcelId()), order, it);
                case Wish.LetGo it ->
                    errands.send(LetPaymentsGo.KIND, it.paymentId().toString(), order, it);
                case Wish.Refund it ->
                    errands.send(RefundPayments.KIND, it.asking().subject(it.refundId()), order, it);
                case Wish.LookUp it ->
                    errands.sendAt(
                            clock.instant().plus(LOOK_UP_AFTER),
                            LookUpPayments.KIND,
                            it.paymentId().toString(),
                            order,
                            it);
                case Wish.SpareLookUp it ->
                    errands.callOff(LookUpPayments.KIND, it.paymentId().toString());
                case Wish.SpareLookUpRefund it ->
                    errands.callOff(LookUpRefunds.KIND, it.asking().subject(it.refundId()));
                case Wish.CloseGivenUp it -> errands.dueNow(it.about().toString(), null);
                case Wish.LookUpRefund it ->
                    errands.sendAt(
                            clock.instant().plus(LOOK_UP_AFTER),
                            LookUpRefunds.KIND,
                            it.asking().subject(it.refundId()),
                            order,
                            it);
            }
        }
    }
}
