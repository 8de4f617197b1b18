package org.entrepot.events.order;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Require;

/** The payment operator refused to hold the amount; {@code reasonCode} is the operator's, normalised. */
@FactName("payment.declined")
public record PaymentDeclined(UUID orderId, UUID paymentId, String reasonCode) implements OrderEvent {
    public PaymentDeclined {
        requireNonNull(orderId, "orderId");
        requireNonNull(paymentId, "paymentId");
        Require.text(reasonCode, "reasonCode");
    }
}
