package org.entrepot.order.process;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.entrepot.kit.Ids;
import org.entrepot.kit.problem.NotFound;
import org.entrepot.kit.web.Etags;
import org.entrepot.order.payment.Capture;
import org.entrepot.order.payment.Captures;
import org.entrepot.order.payment.Intervention;
import org.entrepot.order.payment.Intervention.Deed;
import org.entrepot.order.payment.Interventions;
import org.entrepot.order.payment.Means;
import org.entrepot.order.payment.Refund;
import org.entrepot.order.payment.Refunds;
import org.jspecify.annotations.Nullable;

/**
 * Money that the operator would not move: a person has it asked again, or says that it went another way. Of money that is
 * not for a person nothing is changed (409).
 */
@ApplicationScoped
class SeeToMoney {

    /**
     * @param name for the history
     * @param ifMatch the version of the order that was seen, if one was named
     */
    record Asker(String name, String why, @Nullable String ifMatch) {}

    /** @param reference where it is found: of the bank statement, the voucher */
    record Settlement(Means means, String reference) {}

    /** @param version of the order after it */
    record Done<T>(T money, int version) {}

    private final Dossiers dossiers;
    private final Captures captures;
    private final Refunds refunds;
    private final Interventions interventions;

    @jakarta.inject.Inject
    Decisions decisions;

    @jakarta.inject.Inject
    Clock clock;

    SeeToMoney(Dossiers dossiers, Captures captures, Refunds refunds, Interventions interventions) {
        this.dossiers = dossiers;
        this.captures = captures;
        this.refunds = refunds;
        this.interventions = interventions;
    }

    @Transactional
    Done<Capture> askAgainForCapture(UUID order, UUID id, Asker asker) {
        var process = open(order, asker);
        var capture = capture(process, id);
        PersonSteps.asksAgain(process, capture, asker.name());
        keep(process, capture.id(), asker, null);
        return new Done<>(capture, version(process));
    }

    @Transactional
    Done<Refund> askAgainForRefund(UUID order, UUID id, Asker asker) {
        var process = open(order, asker);
        var refund = refund(process, id);
        PersonSteps.asksAgain(process, refund, asker.name());
        keep(process, refund.id(), asker, null);
        return new Done<>(refund, version(process));
    }

    @Transactional
    Done<Capture> settleCapture(UUID order, UUID id, Settlement settlement, Asker asker) {
        var process = open(order, asker);
        var capture = capture(process, id);
        PersonSteps.settles(process, capture, settlement.means(), asker.name());
        keep(process, capture.id(), asker, settlement);
        return new Done<>(capture, version(process));
    }

    @Transactional
    Done<Refund> settleRefund(UUID order, UUID id, Settlement settlement, Asker asker) {
        var process = open(order, asker);
        var refund = refund(process, id);
        PersonSteps.settles(process, refund, settlement.means(), asker.name());
        keep(process, refund.id(), asker, settlement);
        return new Done<>(refund, version(process));
    }

    private OrderProcess open(UUID order, Asker asker) {
        var process = dossiers.openKnown(Set.of(order)).get(order);
        if (process == null) throw new NotFound("order");
        if (asker.ifMatch() != null) Etags.require(asker.ifMatch(), version(process));
        return process;
    }

    private Capture capture(OrderProcess process, UUID id) {
        var capture = captures.ofOrder(process.id()).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("capture"));
        process.rest().captures(capture);
        return capture;
    }

    private Refund refund(OrderProcess process, UUID id) {
        var refund = refunds.byId(Set.of(id)).get(id);
        if (refund == null || !refund.orderId().equals(process.id())) throw new NotFound("refund");
        process.rest().refunds(refund);
        return refund;
    }

    private void keep(OrderProcess process, UUID about, Asker asker, @Nullable Settlement settlement) {
        decisions.keep(Set.of(process));
        interventions.keep(new Intervention(
                Ids.next(),
                process.id(),
                about,
                settlement == null ? Deed.ASKED_AGAIN : Deed.SETTLED_BY_HAND,
                settlement == null ? null : settlement.means(),
                settlement == null ? null : settlement.reference(),
                asker.why(),
                asker.name(),
                clock.instant()));
    }

    private static int version(OrderProcess process) {
        return process.order().status().version();
    }
}
