package org.entrepot.order.simulation;

import java.util.UUID;
import org.entrepot.events.order.OrderEvent;
import org.entrepot.events.order.RefundFailed;
import org.entrepot.events.order.RefundSettled;
import org.entrepot.events.returns.Resolution;
import org.entrepot.order.payment.Capture;
import org.entrepot.order.payment.CaptureState;
import org.entrepot.order.payment.Refund;
import org.entrepot.order.payment.RefundState;
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
        var missing = account.letGoByItself ? missing() : 0;
        if (account.captured() + missing + byHand() != shipped)
            verdict.offend(
                    Verdict.CAPTURED,
                    row,
                    "shipped for %d, taken %d, by hand %d, for a person %d"
                            .formatted(shipped, account.captured(), byHand(), missing));
        if (sums.capturedByHand() != byHand())
            verdict.offend(Verdict.BOOKS, row, "we say %s, by hand came %d".formatted(sums, byHand()));
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
        // Its webhook may be lost, and a parcel's money may have been asked for at that moment.
        var agrees = account.letGoByItself ? sums.voided() <= account.voided : sums.voided() == account.voided;
        if (sums.authorised() > 0 && !agrees)
            verdict.offend(Verdict.BOOKS, row, "we say %s, the operator let go %d".formatted(sums, account.voided));
        for (var capture : row.captures.values())
            if (capture.state() != CaptureState.CAPTURED && !isForAPerson(account, capture))
                verdict.offend(Verdict.CAPTURED, row, "a capture is " + capture.state());
    }

    /** The money of parcels that left when it was gone, on record for a person. */
    private long missing() {
        return row.captures.values().stream()
                .filter(it -> it.state() == CaptureState.MANUAL_REQUIRED)
                .mapToLong(it -> it.amount().minor())
                .sum();
    }

    /** The money of parcels that came another way. */
    private long byHand() {
        return row.captures.values().stream()
                .filter(Capture::byHand)
                .mapToLong(it -> it.amount().minor())
                .sum();
    }

    private static boolean isForAPerson(Operator.Account account, Capture capture) {
        return account.letGoByItself
                && capture.state() == CaptureState.MANUAL_REQUIRED
                && capture.failureCode() != null;
    }

    /** What was never taken cannot go back. */
    private boolean isForAPerson(Operator.Account account, Refund refund) {
        return account.letGoByItself
                && (refund.state() == RefundState.MANUAL_REQUIRED
                        || refund.byHand() && said(RefundSettled.class, refund.id()))
                && said(RefundFailed.class, refund.id());
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
                        .filter(refund -> refund.asked().id().equals(it.id()))
                        .toList();
                var paid = theirs.stream().filter(Operator.Refund::settled).count() + (it.byHand() ? 1 : 0);
                var askings =
                        theirs.stream().map(Operator.Refund::asked).distinct().count();
                var refused = theirs.stream().anyMatch(Operator.Refund::failed);
                if (theirs.isEmpty() && isForAPerson(account, it)) continue;
                if (theirs.size() > askings || paid > 1)
                    verdict.offend(Verdict.REFUNDED, row, "refund " + it.id() + " was asked for as " + theirs);
                if (paid == 0 && !refused)
                    verdict.offend(Verdict.REFUNDED, row, "refund " + it.id() + " never went back: " + it.state());
                if (paid > 0 != said(RefundSettled.class, it.id()) || refused != said(RefundFailed.class, it.id()))
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
