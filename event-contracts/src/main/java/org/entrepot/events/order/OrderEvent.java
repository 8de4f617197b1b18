package org.entrepot.events.order;

import java.util.UUID;
import org.entrepot.events.Fact;
import org.entrepot.events.Topic;

/** The life of an order, and of the money that belongs to it. */
@Topic(name = "order.events.v1", producer = "order-service", partitions = 12)
public sealed interface OrderEvent extends Fact
        permits OrderPlaced,
                OrderConfirmed,
                OrderRejected,
                OrderExpired,
                OrderCancelled,
                OrderCancellationRequested,
                OrderHeld,
                OrderReleased,
                OrderCompleted,
                PaymentAuthorized,
                PaymentDeclined,
                PaymentCaptured,
                PaymentVoided,
                RefundRequested,
                RefundSettled,
                RefundFailed {

    /** The order that it is about. */
    UUID orderId();

    @Override
    default String key() {
        return orderId().toString();
    }
}
