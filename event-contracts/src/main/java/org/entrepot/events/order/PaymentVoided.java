package org.entrepot.events.order;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Money;
import org.entrepot.events.Require;

/** Held money that was not taken is the customer's again. */
@FactName("payment.voided")
public record PaymentVoided(UUID orderId, UUID paymentId, Money amount) implements OrderEvent {
    public PaymentVoided {
        requireNonNull(orderId, "orderId");
        requireNonNull(paymentId, "paymentId");
        Require.notNegative(amount, "amount");
    }
}
