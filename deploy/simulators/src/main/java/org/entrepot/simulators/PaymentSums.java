package org.entrepot.simulators;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entrepot.simulators.PaymentLedger.Sums;

/** The books of the operator, summed as they are written: a page of the ledger costs what is on it, however long the books are. */
final class PaymentSums {
    private final List<Payment> payments = new ArrayList<>();
    private final Map<String, Sums> totals = new TreeMap<>();

    void opened(Payment payment) {
        payments.add(payment);
        add(payment, Sums.of(payment));
    }

    /** @param change after which the payment may stand otherwise */
    void changes(Payment payment, Runnable change) {
        var before = Sums.of(payment);
        change.run();
        add(payment, Sums.of(payment).minus(before));
    }

    /** @param from how many payments the pages before had: payments are never taken out, so a place stays */
    PaymentLedger page(int from, int limit, Webhooks.Counts webhooks) {
        int count = payments.size();
        int first = Math.min(from, count);
        int end = first + Math.min(limit, count - first);
        var page =
                payments.subList(first, end).stream().map(PaymentLedger::entry).toList();
        return new PaymentLedger(count, new TreeMap<>(totals), webhooks, page, end < count ? end : null);
    }

    private void add(Payment payment, Sums more) {
        totals.put(
                payment.amount.currency(),
                totals.getOrDefault(payment.amount.currency(), Sums.NONE).plus(more));
    }
}
