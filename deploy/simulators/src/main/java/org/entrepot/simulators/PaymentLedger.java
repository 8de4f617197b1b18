package org.entrepot.simulators;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All payments with what was taken and given back, for audits: {@code authorised = captured + voided + open}. */
record PaymentLedger(int count, Map<String, Sums> totals, Webhooks.Counts webhooks, List<Entry> payments) {
    record Entry(
            String id,
            String merchantReference,
            PaymentStatus status,
            String currency,
            long authorised,
            long captured,
            long refunded,
            long beingRefunded,
            long voided,
            int captures,
            int refunds) {}

    /** Sums of one currency. @param authorised of the payments that were promised, voided ones included */
    record Sums(long authorised, long captured, long refunded, long beingRefunded, long voided) {
        Sums plus(Entry entry) {
            return new Sums(
                    authorised + entry.authorised(),
                    captured + entry.captured(),
                    refunded + entry.refunded(),
                    beingRefunded + entry.beingRefunded(),
                    voided + entry.voided());
        }
    }

    static PaymentLedger of(PaymentBook book) {
        synchronized (book) {
            var entries = book.all().stream().map(PaymentLedger::entry).toList();
            var totals = new TreeMap<String, Sums>();
            for (Entry entry : entries)
                totals.put(
                        entry.currency(),
                        totals.getOrDefault(entry.currency(), new Sums(0, 0, 0, 0, 0))
                                .plus(entry));
            return new PaymentLedger(entries.size(), totals, book.webhooks().counts(), entries);
        }
    }

    private static Entry entry(Payment payment) {
        boolean promised = switch (payment.status()) {
            case PENDING, REQUIRES_ACTION, DECLINED -> false;
            case AUTHORIZED, VOIDED, PARTIALLY_CAPTURED, CAPTURED -> true;
        };
        return new Entry(
                payment.id,
                payment.merchantReference,
                payment.status(),
                payment.amount.currency(),
                promised ? payment.amount.minor() : 0,
                payment.captured(),
                payment.refunded(),
                payment.beingRefunded(),
                payment.voided(),
                payment.captures(),
                payment.refunds());
    }
}
