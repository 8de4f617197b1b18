package org.entrepot.order.process;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.entrepot.kit.idempotency.Idempotency;
import org.entrepot.kit.identity.Caller;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.openapi.ApiParameters;
import org.entrepot.kit.web.Etags;
import org.entrepot.order.payment.Capture;
import org.entrepot.order.payment.Means;
import org.entrepot.order.payment.Refund;
import org.jspecify.annotations.Nullable;

/**
 * What an accountant does about money that the operator would not move. Only about what is MANUAL_REQUIRED: anything else is
 * 409 and stays as it is. What they write is shown to the shop's own people, and kept nowhere else.
 */
@Path("/orders/{id}/payment")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Roles.ACCOUNTANT)
public class SeeToMoneyResource {

    private static final String ON_RETRYING =
            "With the same key as before when there was no answer, so that the operator acts"
                    + " once; with a new one after it refused. 409 when it is not for a person, when the operator holds nothing for"
                    + " it (`not-held`), or has not taken so much that it could give back (`more-than-was-taken`).";
    private static final String ON_SETTLING =
            "Told like any other, as PaymentCaptured or RefundSettled, and apart in the sums: the"
                    + " operator's books know nothing of it. Look there first whether it moved the money after all. 409 when it is not"
                    + " for a person, or when more would go back than came in (`more-than-was-taken`).";

    /** @param why for the record */
    @Schema(name = "MoneyRetry")
    public record Retry(@NotBlank @Size(max = 500) String why) {}

    /**
     * @param reference where it is found: of the bank statement, the voucher
     * @param why for the record
     */
    @Schema(name = "MoneySettlement")
    public record Settlement(
            @NotNull Means means,
            @NotBlank @Size(max = 100) String reference,
            @NotBlank @Size(max = 500) String why) {}

    private final SeeToMoney seeTo;
    private final Idempotency idempotency;

    @Inject
    Caller caller;

    SeeToMoneyResource(SeeToMoney seeTo, Idempotency idempotency) {
        this.seeTo = seeTo;
        this.idempotency = idempotency;
    }

    @POST
    @Path("/captures/{captureId}/retry")
    @Operation(
            operationId = "retryCapture",
            summary = "Ask the operator again for the money of a parcel",
            description = ON_RETRYING)
    @APIResponseSchema(
            value = PaymentView.Capture.class,
            responseCode = "202",
            responseDescription = "The operator is asked.")
    @Parameter(ref = ApiParameters.KEY_NEEDED)
    public Response retryCapture(
            @PathParam("id") UUID id,
            @PathParam("captureId") UUID captureId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Retry retry) {
        return idempotency.once(
                retry, () -> capture(202, seeTo.askAgainForCapture(id, captureId, as(retry.why(), ifMatch))));
    }

    @POST
    @Path("/captures/{captureId}/settle")
    @Operation(
            operationId = "settleCapture",
            summary = "Record that the money of a parcel came another way",
            description = ON_SETTLING)
    @APIResponseSchema(value = PaymentView.Capture.class, responseCode = "200", responseDescription = "It is settled.")
    @Parameter(ref = ApiParameters.KEY_NEEDED)
    public Response settleCapture(
            @PathParam("id") UUID id,
            @PathParam("captureId") UUID captureId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Settlement settlement) {
        return idempotency.once(
                settlement,
                () -> capture(
                        200, seeTo.settleCapture(id, captureId, moved(settlement), as(settlement.why(), ifMatch))));
    }

    @POST
    @Path("/refunds/{refundId}/retry")
    @Operation(
            operationId = "retryRefund",
            summary = "Ask the operator again to give money back",
            description = ON_RETRYING)
    @APIResponseSchema(
            value = PaymentView.Refund.class,
            responseCode = "202",
            responseDescription = "The operator is asked.")
    @Parameter(ref = ApiParameters.KEY_NEEDED)
    public Response retryRefund(
            @PathParam("id") UUID id,
            @PathParam("refundId") UUID refundId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Retry retry) {
        return idempotency.once(
                retry, () -> refund(202, seeTo.askAgainForRefund(id, refundId, as(retry.why(), ifMatch))));
    }

    @POST
    @Path("/refunds/{refundId}/settle")
    @Operation(
            operationId = "settleRefund",
            summary = "Record that money went back another way",
            description = ON_SETTLING)
    @APIResponseSchema(value = PaymentView.Refund.class, responseCode = "200", responseDescription = "It is settled.")
    @Parameter(ref = ApiParameters.KEY_NEEDED)
    public Response settleRefund(
            @PathParam("id") UUID id,
            @PathParam("refundId") UUID refundId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Settlement settlement) {
        return idempotency.once(
                settlement,
                () -> refund(200, seeTo.settleRefund(id, refundId, moved(settlement), as(settlement.why(), ifMatch))));
    }

    private SeeToMoney.Asker as(String why, @Nullable String ifMatch) {
        return new SeeToMoney.Asker(caller.name(), why, ifMatch);
    }

    private static SeeToMoney.Settlement moved(Settlement settlement) {
        return new SeeToMoney.Settlement(settlement.means(), settlement.reference());
    }

    private static Response capture(int status, SeeToMoney.Done<Capture> done) {
        return answer(status, PaymentView.Capture.of(done.money()), done.version());
    }

    private static Response refund(int status, SeeToMoney.Done<Refund> done) {
        return answer(status, PaymentView.Refund.of(done.money()), done.version());
    }

    private static Response answer(int status, Object view, int version) {
        return Response.status(status)
                .header("ETag", Etags.of(version))
                .entity(view)
                .build();
    }
}
