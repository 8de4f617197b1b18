package org.entrepot.simulators;

import java.net.URI;
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

    static Webhook decided(Payment payment, String declineCode, Instant at) {
        boolean declined = payment.status() == PaymentStatus.DECLINED;
        var news = new PaymentNews(
                payment.id,
                payment.merchantReference,
                payment.status(),
                payment.amount,
                declineCode,
                null,
                null,
                null,
                null);
        return addressed(Webhook.of(declined ? "payment.declined" : "payment.authorized", at, news), payment);
    }

    static Webhook captured(Payment payment, Payment.Capture capture, Instant at) {
        var news = new PaymentNews(
                payment.id,
                payment.merchantReference,
                payment.status(),
                capture.amount(),
                null,
                capture.id(),
                null,
                capture.reference(),
                null);
        return addressed(Webhook.of("payment.captured", at, news), payment);
    }

    static Webhook voided(Payment payment, Payment.Void done, Instant at) {
        var news = new PaymentNews(
                payment.id, payment.merchantReference, payment.status(), done.released(), null, null, null, null, null);
        return addressed(Webhook.of("payment.voided", at, news), payment);
    }

    static Webhook refunded(Payment payment, Payment.Refund refund, Instant at) {
        var news = new PaymentNews(
                payment.id,
                payment.merchantReference,
                payment.status(),
                refund.amount(),
                null,
                null,
                refund.id(),
                refund.reference(),
                refund.failureCode());
        return addressed(
                Webhook.of(refund.status() == RefundStatus.FAILED ? "refund.failed" : "refund.settled", at, news),
                payment);
    }

    private static Webhook addressed(Webhook webhook, Payment payment) {
        URI address = payment.webhookUrl;
        return webhook.to(address).times(payment.token == Token.ANSWER_TWICE ? 2 : 1);
    }
}
