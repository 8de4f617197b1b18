package org.entrepot.order.process;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.entrepot.events.Money;
import org.entrepot.kit.identity.Caller;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.problem.NotFound;
import org.entrepot.order.order.Orders;
import org.entrepot.order.order.Owner;
import org.entrepot.order.payment.Capture;
import org.entrepot.order.payment.CaptureState;
import org.entrepot.order.payment.Captures;
import org.entrepot.order.payment.Payment;
import org.entrepot.order.payment.PaymentState;
import org.entrepot.order.payment.Payments;
import org.entrepot.order.payment.Refund;
import org.entrepot.order.payment.RefundState;
import org.entrepot.order.payment.Refunds;
import org.jspecify.annotations.Nullable;

/** The money of an order, to look at. */
@Path("/orders/{id}/payment")
@RunOnVirtualThread
public class PaymentResource {

    /** @param actionPath what the customer must open at the operator before it decides */
    @Schema(name = "Payment")
    public record View(
            UUID id,
            PaymentState state,
            Money amount,
            Money authorised,
            Money captured,
            Money voided,
            Money refunded,
            @Nullable String declineCode,
            @Nullable String actionPath,
            List<CaptureView> captures,
            List<RefundView> refunds) {}

    @Schema(name = "Capture")
    public record CaptureView(
            UUID id,
            UUID parcelId,
            CaptureState state,
            Money amount,
            @Nullable String failureCode) {
        static CaptureView of(Capture it) {
            return new CaptureView(it.id(), it.parcelId(), it.state(), it.amount(), it.failureCode());
        }
    }

    @Schema(name = "Refund")
    public record RefundView(
            UUID id,
            @Nullable UUID returnId,
            RefundState state,
            Money amount,
            @Nullable String failureCode) {
        static RefundView of(Refund it) {
            return new RefundView(it.id(), it.returnId(), it.state(), it.amount(), it.failureCode());
        }
    }

    private final Orders orders;
    private final Payments payments;
    private final Captures captures;
    private final Refunds refunds;

    @Inject
    Caller caller;

    PaymentResource(Orders orders, Payments payments, Captures captures, Refunds refunds) {
        this.orders = orders;
        this.payments = payments;
        this.captures = captures;
        this.refunds = refunds;
    }

    @GET
    @RolesAllowed({
        Roles.CUSTOMER,
        Roles.STOREFRONT,
        Roles.ORDER_CLERK,
        Roles.CUSTOMER_ADVISER,
        Roles.ECOMMERCE_MANAGER,
        Roles.RETURNS_CLERK,
        Roles.ACCOUNTANT,
        Roles.OPERATIONS
    })
    @Operation(
            operationId = "getPayment",
            summary = "An order's payment, with what was taken per parcel and given back per return")
    public View one(@PathParam("id") UUID id) {
        orders.find(id, Owner.seenBy(caller)).orElseThrow(() -> new NotFound("order"));
        var payment = payments.of(Set.of(id)).get(id);
        if (payment == null) throw new NotFound("payment yet");
        return view(payment);
    }

    private View view(Payment payment) {
        var sums = payment.sums();
        return new View(
                payment.id(),
                payment.state(),
                payment.amount(),
                payment.money(sums.authorised()),
                payment.money(sums.captured()),
                payment.money(sums.voided()),
                payment.money(sums.refunded()),
                payment.declineCode(),
                payment.actionPath(),
                captures.ofOrder(payment.orderId()).stream()
                        .map(CaptureView::of)
                        .toList(),
                refunds.ofOrder(payment.orderId()).stream().map(RefundView::of).toList());
    }
}
