package org.entrepot.simulators;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.net.URI;
import java.time.Instant;

/** What happened to a payment, as the operator's journal keeps it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fact")
sealed interface PaymentFact {
    String payment();

    @JsonTypeName("opened")
    record Opened(
            String payment,
            String merchantReference,
            Money amount,
            Token token,
            PaymentStatus status,
            String declineCode,
            URI webhookUrl,
            Instant at,
            Stamp stamp)
            implements PaymentFact {}

    @JsonTypeName("decided")
    record Decided(String payment, PaymentStatus status, String declineCode) implements PaymentFact {}

    @JsonTypeName("capture-failed")
    record CaptureFailed(String payment) implements PaymentFact {}

    @JsonTypeName("captured")
    record Captured(String payment, String capture, long amount, String reference, Stamp stamp)
            implements PaymentFact {}

    @JsonTypeName("voided")
    record Voided(String payment, long released, Stamp stamp) implements PaymentFact {}

    @JsonTypeName("refund-asked")
    record RefundAsked(String payment, String refund, long amount, String reference, RefundStatus status, Stamp stamp)
            implements PaymentFact {}

    @JsonTypeName("refund-decided")
    record RefundDecided(String payment, String refund, RefundStatus status) implements PaymentFact {}
}
