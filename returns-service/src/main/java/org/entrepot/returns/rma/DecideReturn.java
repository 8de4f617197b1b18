package org.entrepot.returns.rma;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.entrepot.kit.outbox.Outbox;
import org.entrepot.kit.problem.NotFound;
import org.entrepot.returns.carrier.GiveLabelsBack;
import org.entrepot.returns.carrier.ReturnLabel;
import org.jspecify.annotations.Nullable;

/** The goods may come back, or not; and a customer may keep them after all. */
@ApplicationScoped
class DecideReturn {

    private final Returns returns;
    private final BuyLabel buyLabel;
    private final GiveLabelsBack giveBack;
    private final Deadlines deadlines;
    private final KeepReturn keep;
    private final Outbox outbox;

    DecideReturn(
            Returns returns,
            BuyLabel buyLabel,
            GiveLabelsBack giveBack,
            Deadlines deadlines,
            KeepReturn keep,
            Outbox outbox) {
        this.returns = returns;
        this.buyLabel = buyLabel;
        this.giveBack = giveBack;
        this.deadlines = deadlines;
        this.keep = keep;
        this.outbox = outbox;
    }

    /** Not to be called in a transaction: the label is bought first, by the return's id, and then the return is approved. */
    Return approve(UUID id) {
        var asked = returns.find(id, null).orElseThrow(() -> new NotFound("return"));
        asked.requireApprovable();
        var label = buyLabel.forReturn(asked);
        return QuarkusTransaction.requiringNew().call(() -> approve(id, label));
    }

    private Return approve(UUID id, ReturnLabel label) {
        var goods = hold(id, null);
        goods.requireApprovable();
        var number = RmaNumber.of(returns.nextSerial());
        outbox.say(goods.approve(number, label, deadlines.sendBy()));
        keep.step(goods);
        return goods;
    }

    @Transactional
    Return decline(UUID id, String reasonCode) {
        var goods = hold(id, null);
        outbox.say(goods.decline(reasonCode));
        keep.step(goods);
        return goods;
    }

    /** @param channels through one of which its order must have come; null when any will do */
    @Transactional
    Return cancel(UUID id, @Nullable List<String> channels) {
        var goods = hold(id, channels);
        outbox.say(goods.cancel());
        keep.step(goods);
        giveLabelBack(goods);
        return goods;
    }

    private void giveLabelBack(Return goods) {
        var papers = goods.papers();
        if (!papers.hasLabel()) return;
        giveBack.later(goods.id(), goods.orderId(), new ReturnLabel(papers.carrier(), papers.trackingNumber()));
    }

    private Return hold(UUID id, @Nullable List<String> channels) {
        return returns.hold(id, channels).orElseThrow(() -> new NotFound("return"));
    }
}
