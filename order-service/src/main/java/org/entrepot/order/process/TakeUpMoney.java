package org.entrepot.order.process;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.entrepot.kit.errand.Errand;
import org.entrepot.order.payment.Capture;
import org.entrepot.order.payment.Captures;
import org.entrepot.order.payment.Refund;
import org.entrepot.order.payment.Refunds;

/**
 * Whether an errand still has something to ask the operator for: a person may have seen to the money since it was sent. What
 * was given up, and is run again because somebody nudged, is first taken up again: as long as the operator is asked for it,
 * nobody can settle it by hand.
 */
@ApplicationScoped
class TakeUpMoney {

    private final Dossiers dossiers;
    private final Captures captures;
    private final Refunds refunds;
    private final Decisions decisions;

    TakeUpMoney(Dossiers dossiers, Captures captures, Refunds refunds, Decisions decisions) {
        this.dossiers = dossiers;
        this.captures = captures;
        this.refunds = refunds;
        this.decisions = decisions;
    }

    boolean isOwed(Errand<Wish.Capture> errand) {
        var wish = errand.payload();
        return switch (NextCall.capturing(errand.attempts(), wish.asking(), () -> current(wish))) {
            case MAKE -> true;
            case TAKE_UP -> decided(wish.orderId(), process -> takesUp(process, wish));
            default -> false;
        };
    }

    boolean isToGoBack(Errand<Wish.Refund> errand) {
        var wish = errand.payload();
        return switch (NextCall.refunding(errand.attempts(), wish.asking(), () -> current(wish))) {
            case MAKE -> true;
            case TAKE_UP -> decided(wish.orderId(), process -> takesUp(process, wish));
            default -> false;
        };
    }

    private boolean takesUp(OrderProcess process, Wish.Capture wish) {
        var capture = current(wish);
        if (!capture.wasGivenUp()) return false;
        process.rest().captures(capture);
        PersonSteps.takesUp(process, capture);
        return true;
    }

    private boolean takesUp(OrderProcess process, Wish.Refund wish) {
        var refund = current(wish);
        if (!refund.wasGivenUp()) return false;
        process.rest().refunds(refund);
        PersonSteps.takesUp(process, refund);
        return true;
    }

    /** Under the lock of its order. */
    private boolean decided(UUID order, Predicate<OrderProcess> step) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var process = dossiers.open(Set.of(order)).get(order);
            var taken = step.test(process);
            decisions.keep(Set.of(process));
            return taken;
        });
    }

    private Capture current(Wish.Capture wish) {
        return captures.forParcels(Set.of(wish.parcelId())).get(wish.parcelId());
    }

    private Refund current(Wish.Refund wish) {
        return refunds.byId(Set.of(wish.refundId())).get(wish.refundId());
    }
}
