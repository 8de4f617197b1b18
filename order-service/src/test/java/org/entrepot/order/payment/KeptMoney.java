package org.entrepot.order.payment;

import org.jspecify.annotations.Nullable;

/** Money as it would be read again after {@link Payments}, {@link Captures} and {@link Refunds} wrote it down. */
public final class KeptMoney {

    private KeptMoney() {}

    public static boolean isToBeKept(Payment payment) {
        return payment.isNew() || payment.isChanged();
    }

    public static @Nullable Payment copy(@Nullable Payment payment) {
        if (payment == null) return null;
        if (payment.isNew())
            return new Payment(
                    payment.id(),
                    payment.orderId(),
                    payment.amount(),
                    payment.createdAt(),
                    payment.state(),
                    Sums.NONE,
                    null,
                    null,
                    null);
        return new Payment(
                payment.id(),
                payment.orderId(),
                payment.amount(),
                payment.createdAt(),
                payment.state(),
                payment.sums(),
                payment.operatorReference(),
                payment.declineCode(),
                payment.actionPath());
    }

    public static Capture copy(Capture capture) {
        return new Capture(
                capture.id(),
                capture.orderId(),
                capture.parcelId(),
                capture.amount(),
                capture.state(),
                capture.asking(),
                capture.byHand(),
                capture.failureCode(),
                capture.settledAt());
    }

    public static Refund copy(Refund refund) {
        return new Refund(
                refund.id(),
                refund.orderId(),
                refund.returnId(),
                refund.amount(),
                refund.state(),
                refund.asking(),
                refund.byHand(),
                refund.failureCode(),
                refund.settledAt());
    }
}
