package org.entrepot.events.order;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Money;
import org.entrepot.events.Require;

/** The money for one parcel was taken. */
@FactName("payment.captured")
public record PaymentCaptured(UUID orderId, UUID paymentId, UUID captureId, UUID parcelId, Money amount)
        implements OrderEvent {
    public PaymentCaptured {
        requireNonNull(orderId, "orderId");
        requireNonNull(paymentId, "paymentId");
        requireNonNull(captureId, "captureId");
        requireNonNull(parcelId, "parcelId");
        Require.notNegative(amount, "amount");
    }
}
