package org.entrepot.order.payment;

import java.util.UUID;
import org.entrepot.events.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the payment operator says about a payment, whichever way it says it: as the answer to a call, as a webhook, or when
 * asked again. The same news may come several times and in any order.
 */
public sealed interface News {

    /** The order that the payment is for: what the operator knows as our reference. */
    UUID orderId();

    /** Undecided so far; {@code actionPath} when the customer must do something at their bank. */
    record Undecided(
            UUID orderId,
            String operatorReference,
            @Nullable String actionPath) implements News {}

    record Authorised(UUID orderId, String operatorReference, Money amount) implements News {}

    /** @param operatorReference absent when the operator did not even keep it */
    record Declined(UUID orderId, @Nullable String operatorReference, String reasonCode) implements News {}

    /** The money of one parcel was taken. */
    record Captured(UUID orderId, UUID parcelId, Money amount) implements News {}

    /** The money of one parcel cannot be taken: said of one asking for it, and of no later one. */
    record CaptureRefused(UUID orderId, Reference parcel, String reasonCode) implements News {}

    /** What was held and not taken was let go. */
    record Voided(UUID orderId, Money released) implements News {}

    /** The operator never heard of it, and will not hear of it any more. */
    record NeverAsked(UUID orderId) implements News {}

    record RefundPending(UUID orderId, Reference refund) implements News {}

    record RefundSettled(UUID orderId, UUID refundId, Money amount) implements News {}

    /** Said of one asking for it, and of no later one. */
    record RefundFailed(UUID orderId, Reference refund, String reasonCode) implements News {}
}
