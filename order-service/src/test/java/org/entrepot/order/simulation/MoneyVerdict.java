package org.entrepot.order.simulation;

import java.util.UUID;
import org.entrepot.events.order.OrderEvent;
import org.entrepot.events.order.RefundFailed;
import org.entrepot.events.order.RefundSettled;
import org.entrepot.events.returns.Resolution;
import org.entrepot.order.payment.CaptureState;
import org.entrepot.order.process.KeptOrder;

/** What must hold of an order's money: its own sums against the operator's account, and both against what was shipped. */
final class MoneyVerdict {

    private final World world;
    private final KeptOrder row;
    private final Verdict verdict;
    private final UUID id;

    MoneyVerdict(World world, KeptOrder row, Verdict verdict) {
        this.world = world;
        this.row = row;
        this.verdict = verdict;
        this.id = row.placed.id();
    }

    void judge() {
        money();
        refunds();
    }

    private void money() {
        var account = world.operator.of(id);
        var payment = row.payment;
        var shipped = world.shipping.parcels(id).stream()
                .flatMap(parcel -> parcel.lines.stream())
                .mapToLong(line -> world.people.worth(id, line.line(), line.quantity()))
                .sum();
        if (account == null) {
            if (shipped > 0) verdict.offend(Verdict.CAPTURED, row, "shipped, and nobody asked for money");
            return;
        }
        if (payment == null) {
            verdict.offend(Verdict.BOOKS, row, "the operator knows a payment that we do not");
            return;
        }
        var sums = payment.sums();
        if (account.captured() != shipped)
            verdict.offend(Verdict.CAPTURED, row, "shipped for %d, taken %d".formatted(shipped, account.captured()));
        if (row.status.state().isEnd() && account.held() > 0)
            verdict.offend(
                    Verdict.HELD,
                    row,
                    "%d is held for an order that is %s".formatted(account.held(), row.status.state()));
        if (sums.captured() != account.captured() || sums.refunded() != account.refunded())
            verdict.offend(
                    Verdict.BOOKS,
                    row,
                    "we say %s, the operator %d and %d".formatted(sums, account.captured(), account.refunded()));
        if (sums.authorised() > 0 && sums.voided() != account.voided)
            verdict.offend(Verdict.BOOKS, row, "we say %s, the operator let go %d".formatted(sums, account.voided));
        for (var capture : row.captures.values())
            if (capture.state() != CaptureState.CAPTURED)
                verdict.offend(Verdict.CAPTURED, row, "a capture is " + capture.state());
    }

    private void refunds() {
        var account = world.operator.of(id);
        if (account == null) return;
        if (account.refunded() > account.captured())
            verdict.offend(Verdict.REFUNDED, row, "more went back than was taken");
        for (var settled : world.returns.of(id)) {
            var mine = row.refunds.values().stream()
                    .filter(it -> settled.id().equals(it.returnId()))
                    .toList();
            var due = settled.resolution() == Resolution.REFUND ? 1 : 0;
            if (mine.size() != due)
                verdict.offend(Verdict.REFUNDED, row, mine.size() + " refunds for return " + settled.id());
            for (var it : mine) {
                var owed = settled.refund() == null ? world.returns.worth(id, settled.lines()) : settled.refund();
                if (!it.amount().equals(owed))
                    verdict.offend(Verdict.REFUNDED, row, it.amount() + " instead of " + owed);
                var theirs = account.refunds.values().stream()
                        .filter(refund -> refund.id().equals(it.id()))
                        .toList();
                var paid = theirs.stream().anyMatch(Operator.Refund::settled);
                var refused = theirs.stream().anyMatch(Operator.Refund::failed);
                if (theirs.size() > 1)
                    verdict.offend(
                            Verdict.REFUNDED, row, "refund " + it.id() + " was asked for " + theirs.size() + " times");
                if (!paid && !refused)
                    verdict.offend(Verdict.REFUNDED, row, "refund " + it.id() + " never went back: " + it.state());
                if (paid != said(RefundSettled.class, it.id()) || refused != said(RefundFailed.class, it.id()))
                    verdict.offend(
                            Verdict.BOOKS,
                            row,
                            "refund " + it.id() + " is " + it.state() + " here, and otherwise there");
            }
        }
    }

    private boolean said(Class<? extends OrderEvent> type, UUID refund) {
        return row.said.stream()
                .anyMatch(fact -> type.isInstance(fact)
                        && (fact instanceof RefundSettled it && it.refundId().equals(refund)
                                || fact instanceof RefundFailed failed
                                        && failed.refundId().equals(refund)));
    }
}
