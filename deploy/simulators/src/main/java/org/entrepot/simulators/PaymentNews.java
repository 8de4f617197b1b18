package org.entrepot.simulators;

import java.time.Instant;

/** What a payment webhook tells; fields that do not belong to its type are absent. */
record PaymentNews(
        String paymentId,
        String merchantReference,
        PaymentStatus status,
        Money amount,
        String declineCode,
        String captureId,
        String refundId,
        String reference,
        String failureCode) {

    static Webhook authorised(Payment payment, PaymentStatus outcome, String declineCode, Instant at) {
        String type = outcome == PaymentStatus.DECLINED ? "payment.declined" : "payment.authorized";
        return webhook(payment, type, at, news(payment, outcome, payment.amount, declineCode, null, null, null, null));
    }

    static Webhook captured(Payment payment, PaymentFact.Captured fact, Instant at) {
        var amount = payment.capture(fact).amount();
        return webhook(
                payment,
                "payment.captured",
                at,
                news(payment, payment.after(fact), amount, null, fact.capture(), null, fact.reference(), null));
    }

    static Webhook voided(Payment payment, PaymentFact.Voided fact, Instant at) {
        var released = payment.voided(fact).released();
        return webhook(
                payment,
                "payment.voided",
                at,
                news(payment, payment.after(fact), released, null, null, null, null, null));
    }

    static Webhook refunded(Payment payment, Payment.Refund refund, Instant at) {
        String type = refund.status() == RefundStatus.FAILED ? "refund.failed" : "refund.settled";
        return webhook(
                payment,
                type,
                at,
                news(
                        payment,
                        payment.status(),
                        refund.amount(),
                        null,
                        null,
                        refund.id(),
                        refund.reference(),
                        refund.failureCode()));
    }

    private static PaymentNews news(
            Payment payment,
            PaymentStatus status,
            Money amount,
            String declineCode,
            String capture,
            String refund,
            String reference,
            String failureCode) {
        return new PaymentNews(
                payment.id,
                payment.merchantReference,
                status,
                amount,
                declineCode,
                capture,
                refund,
                reference,
                failureCode);
    }

    private static Webhook webhook(Payment payment, String type, Instant at, PaymentNews news) {
        return Webhook.of(type, at, news).to(payment.webhookUrl).times(payment.token == Token.ANSWER_TWICE ? 2 : 1);
    }
}
