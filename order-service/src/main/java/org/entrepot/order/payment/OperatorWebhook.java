package org.entrepot.order.payment;

import java.util.UUID;
import org.entrepot.events.Money;
import org.entrepot.kit.Wire;
import org.jspecify.annotations.Nullable;

/** A webhook of the operator, read. */
public record OperatorWebhook(String type, Data data) {

    record Data(
            String paymentId,
            String merchantReference,
            @Nullable Money amount,
            @Nullable String declineCode,
            @Nullable String reference,
            @Nullable String failureCode) {}

    /** @throws Wire.Unreadable when it is not one */
    public static OperatorWebhook read(String body) {
        return Wire.read(body, OperatorWebhook.class);
    }

    /**
     * What it says; nothing for a type that is not known here.
     *
     * @throws IllegalArgumentException when what it says is incomplete
     */
    public @Nullable News news() {
        if (data == null || data.merchantReference() == null) throw new IllegalArgumentException("no reference");
        var order = UUID.fromString(data.merchantReference());
        return switch (type) {
            case "payment.authorized" -> new News.Authorised(order, some(data.paymentId()), some(data.amount()));
            case "payment.declined" ->
                new News.Declined(
                        order, some(data.paymentId()), data.declineCode() == null ? "declined" : data.declineCode());
            case "payment.captured" -> new News.Captured(order, reference().id(), some(data.amount()));
            case "payment.voided" -> new News.Voided(order, some(data.amount()));
            case "refund.settled" -> new News.RefundSettled(order, reference().id(), some(data.amount()));
            case "refund.failed" ->
                new News.RefundFailed(order, reference(), data.failureCode() == null ? "failed" : data.failureCode());
            default -> null;
        };
    }

    private Reference reference() {
        return Reference.read(some(data.reference()));
    }

    private static <T> T some(@Nullable T value) {
        if (value == null) throw new IllegalArgumentException("a part is missing");
        return value;
    }
}
