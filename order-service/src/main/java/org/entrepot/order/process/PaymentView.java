package org.entrepot.order.process;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.entrepot.events.Money;
import org.entrepot.order.payment.CaptureState;
import org.entrepot.order.payment.Means;
import org.entrepot.order.payment.PaymentState;
import org.entrepot.order.payment.RefundState;
import org.jspecify.annotations.Nullable;

/**
 * The money of an order, as its owner and the shop see it.
 *
 * @param captured whichever way it came
 * @param capturedByHand of it, what came another way than through the operator
 * @param refunded whichever way it went back
 * @param refundedByHand of it, what went back another way than through the operator
 * @param actionPath what the customer must open at the operator before it decides
 * @param interventions what people did about it; shown to the shop's own people alone
 */
@Schema(name = "Payment")
public record PaymentView(
        UUID id,
        PaymentState state,
        Money amount,
        Money authorised,
        Money captured,
        Money capturedByHand,
        Money voided,
        Money refunded,
        Money refundedByHand,
        @Nullable String declineCode,
        @Nullable String actionPath,
        List<Capture> captures,
        List<Refund> refunds,
        List<Intervention> interventions) {

    /** @param byHand whether it came another way than through the operator */
    @Schema(name = "Capture")
    public record Capture(
            UUID id,
            UUID parcelId,
            CaptureState state,
            Money amount,
            boolean byHand,
            @Nullable String failureCode) {
        static Capture of(org.entrepot.order.payment.Capture it) {
            return new Capture(it.id(), it.parcelId(), it.state(), it.amount(), it.byHand(), it.failureCode());
        }
    }

    /** @param byHand whether it went back another way than through the operator */
    @Schema(name = "Refund")
    public record Refund(
            UUID id,
            @Nullable UUID returnId,
            RefundState state,
            Money amount,
            boolean byHand,
            @Nullable String failureCode) {
        static Refund of(org.entrepot.order.payment.Refund it) {
            return new Refund(it.id(), it.returnId(), it.state(), it.amount(), it.byHand(), it.failureCode());
        }
    }

    /** @param about the capture or refund */
    @Schema(name = "MoneyIntervention")
    public record Intervention(
            UUID about,
            org.entrepot.order.payment.Intervention.Deed deed,
            @Nullable Means means,
            @Nullable String reference,
            String why,
            String actor,
            Instant at) {
        static Intervention of(org.entrepot.order.payment.Intervention it) {
            return new Intervention(it.about(), it.deed(), it.means(), it.reference(), it.why(), it.actor(), it.at());
        }
    }
}
