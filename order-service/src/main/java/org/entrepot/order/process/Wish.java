package org.entrepot.order.process;

import java.util.UUID;
import org.entrepot.events.Money;
import org.jspecify.annotations.Nullable;

/** A call to the payment operator that was decided on, to be made after the commit; or that one need not be made any more. */
sealed interface Wish {

    UUID orderId();

    /** Have the amount held. */
    record Authorise(UUID orderId, UUID paymentId, Money amount) implements Wish {}

    /** Ask how an undecided payment stands, should its webhook have been lost. */
    record LookUp(UUID orderId, UUID paymentId) implements Wish {}

    /** It is decided: nobody needs to look the payment up any more. */
    record SpareLookUp(UUID orderId, UUID paymentId) implements Wish {}

    /**
     * Take the money of one parcel.
     *
     * @param operatorReference what the operator knows the payment as; absent in wishes of before it was part of them
     */
    record Capture(
            UUID orderId,
            UUID parcelId,
            Money amount,
            @Nullable String operatorReference) implements Wish {}

    /** Let go what is held and will not be taken. */
    record LetGo(UUID orderId, UUID paymentId) implements Wish {}

    record Refund(UUID orderId, UUID refundId, Money amount) implements Wish {}

    /** Ask how a refund stands that the operator took its time for, should its webhook have been lost. */
    record LookUpRefund(UUID orderId, UUID refundId) implements Wish {}

    /** It is settled, or has failed: nobody needs to look the refund up any more. */
    record SpareLookUpRefund(UUID orderId, UUID refundId) implements Wish {}
}
