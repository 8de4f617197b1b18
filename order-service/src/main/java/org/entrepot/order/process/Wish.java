package org.entrepot.order.process;

import java.util.UUID;
import org.entrepot.events.Money;
import org.entrepot.order.payment.Asking;
import org.entrepot.order.payment.Payment;
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
     * @param asking absent in wishes of before it was part of them
     */
    record Capture(
            UUID orderId,
            UUID parcelId,
            Money amount,
            @Nullable String operatorReference,
            @Nullable Asking asking) implements Wish {

        public Capture {
            if (asking == null) asking = Asking.FIRST;
        }

        static Capture of(org.entrepot.order.payment.Capture it, Payment payment) {
            return new Capture(it.orderId(), it.parcelId(), it.amount(), payment.operatorReference(), it.asking());
        }
    }

    /** Let go what is held and will not be taken. */
    record LetGo(UUID orderId, UUID paymentId) implements Wish {}

    /** @param asking absent in wishes of before it was part of them */
    record Refund(
            UUID orderId,
            UUID refundId,
            Money amount,
            @Nullable Asking asking) implements Wish {

        public Refund {
            if (asking == null) asking = Asking.FIRST;
        }

        static Refund of(org.entrepot.order.payment.Refund it) {
            return new Refund(it.orderId(), it.id(), it.amount(), it.asking());
        }
    }

    /**
     * Ask how a refund stands that the operator took its time for, should its webhook have been lost.
     *
     * @param asking absent in wishes of before it was part of them
     */
    record LookUpRefund(
            UUID orderId, UUID refundId, @Nullable Asking asking) implements Wish {

        public LookUpRefund {
            if (asking == null) asking = Asking.FIRST;
        }

        static LookUpRefund of(org.entrepot.order.payment.Refund it) {
            return new LookUpRefund(it.orderId(), it.id(), it.asking());
        }
    }

    /** It is settled, or has failed: nobody needs to look the refund up any more. */
    record SpareLookUpRefund(UUID orderId, UUID refundId, Asking asking) implements Wish {

        static SpareLookUpRefund of(org.entrepot.order.payment.Refund it) {
            return new SpareLookUpRefund(it.orderId(), it.id(), it.asking());
        }
    }

    /** A person saw to it: errands about it that were given up find that out, and are not left over. */
    record CloseGivenUp(UUID orderId, UUID about) implements Wish {}
}
