package org.entrepot.events.order;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Money;
import org.entrepot.events.Require;

/** The payment operator holds this amount for the order. */
@FactName("payment.authorized")
public record PaymentAuthorized(UUID orderId, UUID paymentId, Money amount, String operatorReference)
        implements OrderEvent {
    public PaymentAuthorized {
        requireNonNull(orderId, "orderId");
        requireNonNull(paymentId, "paymentId");
        Require.notNegative(amount, "amount");
        Require.text(operatorReference, "operatorReference");
    }
}
