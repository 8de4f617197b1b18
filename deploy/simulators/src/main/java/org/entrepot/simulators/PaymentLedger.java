package org.entrepot.simulators;

import java.util.List;
import java.util.Map;

/**
 * All payments with what was taken and given back, for audits: {@code authorised = captured + voided + open}.
 *
 * @param count of all payments, as the totals are
 * @param payments a page of them, oldest first
 * @param next where the next page begins; absent at the end
 */
record PaymentLedger(
        int count, Map<String, Sums> totals, Webhooks.Counts webhooks, List<Entry> payments, Integer next) {
    /** Payments of a page: a million of them fit the books, and no answer. */
    static final int MOST = 5_000;

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
        static final Sums NONE = new Sums(0, 0, 0, 0, 0);

        static Sums of(Payment payment) {
            var entry = entry(payment);
            return new Sums(
                    entry.authorised(), entry.captured(), entry.refunded(), entry.beingRefunded(), entry.voided());
        }

        Sums plus(Sums other) {
            return new Sums(
                    authorised + other.authorised,
                    captured + other.captured,
                    refunded + other.refunded,
                    beingRefunded + other.beingRefunded,
                    voided + other.voided);
        }

        Sums minus(Sums other) {
            return new Sums(
                    authorised - other.authorised,
                    captured - other.captured,
                    refunded - other.refunded,
                    beingRefunded - other.beingRefunded,
                    voided - other.voided);
        }
    }

    static Entry entry(Payment payment) {
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
