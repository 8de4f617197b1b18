package org.entrepot.order.process;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.entrepot.events.order.CancelReason;
import org.entrepot.events.order.HoldReason;
import org.entrepot.kit.identity.Caller;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.problem.InvalidInput;
import org.entrepot.kit.web.Etags;
import org.entrepot.order.order.OrderState;
import org.entrepot.order.order.OrderView;
import org.entrepot.order.order.OrderViews;
import org.entrepot.order.order.Owner;
import org.jspecify.annotations.Nullable;

/** What people do to an order after it was placed. With If-Match, only to the version that they have seen. */
@Path("/orders/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class OrderActionsResource {

    /** @param reason CUSTOMER when nothing is said; the other reasons are for the shop's own people */
    @Schema(name = "OrderCancellation")
    public record Cancellation(@Nullable CancelReason reason) {}

    @Schema(name = "OrderHold")
    public record Hold(@NotNull HoldReason reason) {}

    private final StopOrders orders;
    private final OrderViews views;

    @Inject
    Caller caller;

    OrderActionsResource(StopOrders orders, OrderViews views) {
        this.orders = orders;
        this.views = views;
    }

    @POST
    @Path("/cancel")
    @RolesAllowed({Roles.CUSTOMER, Roles.STOREFRONT, Roles.ORDER_CLERK, Roles.CUSTOMER_ADVISER})
    @Operation(
            operationId = "cancelOrder",
            summary = "Cancel an order",
            description =
                    "200 when it is cancelled; 202 when it was confirmed already and shipping is asked to stop the"
                            + " goods; 409 when a parcel has left.")
    @APIResponse(
            responseCode = "200",
            description = "It is cancelled.",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @APIResponse(
            responseCode = "202",
            description = "Shipping is asked to stop the goods.",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    public Response cancel(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable @Valid Cancellation cancellation) {
        orders.cancel(id, reason(cancellation), as(ifMatch));
        var order = views.one(id, Owner.seenBy(caller));
        var status = order.state() == OrderState.CANCELLED ? Response.Status.OK : Response.Status.ACCEPTED;
        return Response.status(status)
                .header("ETag", Etags.of(order.version()))
                .entity(order)
                .build();
    }

    @POST
    @Path("/hold")
    @RolesAllowed(Roles.ORDER_CLERK)
    @Operation(operationId = "holdOrder", summary = "Stop an order until it is released or cancelled")
    @APIResponseSchema(value = OrderView.class, responseCode = "200", responseDescription = "The order, on hold.")
    public Response hold(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull @Valid Hold hold) {
        if (hold.reason() == HoldReason.UNKNOWN) throw new InvalidInput("reason", "is not a reason to hold an order");
        orders.hold(id, hold.reason(), as(ifMatch));
        return answer(id);
    }

    @POST
    @Path("/release")
    @RolesAllowed(Roles.ORDER_CLERK)
    @Operation(
            operationId = "releaseOrder",
            summary = "Let a held order go on from where it was",
            description =
                    "409 `held-too-long` when its time to be paid, or the hold on its stock, ran out meanwhile: it can only be"
                            + " cancelled. An order whose money the operator let go meanwhile is held again, with the reason"
                            + " PAYMENT.")
    @APIResponseSchema(
            value = OrderView.class,
            responseCode = "200",
            responseDescription = "The order, on its way again.")
    public Response release(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        orders.release(id, as(ifMatch));
        return answer(id);
    }

    private StopOrders.Asker as(@Nullable String ifMatch) {
        return new StopOrders.Asker(caller.name(), Owner.seenBy(caller), ifMatch);
    }

    private Response answer(UUID id) {
        var order = views.one(id, Owner.seenBy(caller));
        return Response.ok(order).header("ETag", Etags.of(order.version())).build();
    }

    private CancelReason reason(@Nullable Cancellation cancellation) {
        var reason =
                cancellation == null || cancellation.reason() == null ? CancelReason.CUSTOMER : cancellation.reason();
        if (reason == CancelReason.UNKNOWN || reason != CancelReason.CUSTOMER && !caller.isStaff()) {
            throw new InvalidInput("reason", "is not a reason that you may give");
        }
        return reason;
    }
}
