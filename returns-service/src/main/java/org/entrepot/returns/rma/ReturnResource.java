package org.entrepot.returns.rma;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.problem.InvalidInput;
import org.entrepot.kit.problem.NotFound;
import org.entrepot.kit.web.Page;
import org.jspecify.annotations.Nullable;

/** Returns, for the storefronts that asked for them and for staff. */
@Path("/returns")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({
    Roles.STOREFRONT,
    Roles.RETURNS_CLERK,
    Roles.CUSTOMER_ADVISER,
    Roles.ORDER_CLERK,
    Roles.WAREHOUSE_WORKER,
    Roles.ECOMMERCE_MANAGER,
    Roles.ACCOUNTANT,
    Roles.OPERATIONS
})
public class ReturnResource {

    private final Returns returns;
    private final PrintLabel print;
    private final ReturnSteps steps;
    private final Channels channels;

    ReturnResource(Returns returns, PrintLabel print, ReturnSteps steps, Channels channels) {
        this.returns = returns;
        this.print = print;
        this.steps = steps;
        this.channels = channels;
    }

    @GET
    @Operation(operationId = "listReturns", summary = "Lists returns, newest first")
    public Page<ReturnView> list(
            @Nullable @QueryParam("orderId") String orderId,
            @Nullable @QueryParam("rma") String rma,
            @Nullable @QueryParam("state") String state,
            @Nullable @QueryParam("after") String after,
            @Nullable @QueryParam("limit") Integer limit) {
        var size = Page.limit(limit);
        var wanted = new Returns.Wanted(
                channels.seen(),
                id("orderId", orderId),
                rma == null ? null : number(rma),
                state(state),
                id("after", Page.place(after)));
        return Page.of(returns.find(wanted, size + 1), size, goods -> goods.id().toString())
                .map(ReturnView::of);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getReturn", summary = "One return")
    public ReturnView show(@PathParam("id") UUID id) {
        return ReturnView.of(find(id));
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getReturnHistory", summary = "Shows how a return came to where it is, and who moved it")
    @RolesAllowed({
        Roles.RETURNS_CLERK,
        Roles.CUSTOMER_ADVISER,
        Roles.ORDER_CLERK,
        Roles.ECOMMERCE_MANAGER,
        Roles.OPERATIONS
    })
    public Page<ReturnSteps.View> history(@PathParam("id") UUID id) {
        return new Page<>(steps.of(find(id).id()), null);
    }

    @GET
    @Path("/{id}/label.pdf")
    @Produces("application/pdf")
    @Operation(
            operationId = "printReturnLabel",
            summary = "The sheet to stick on the parcel, once the return is approved")
    @APIResponse(responseCode = "200", description = "PDF, one page.")
    public Response label(@PathParam("id") UUID id) {
        var goods = find(id);
        return Response.ok(print.forReturn(goods))
                .header(
                        "Content-Disposition",
                        "inline; filename=\"" + goods.papers().rmaNumber() + ".pdf\"")
                .build();
    }

    private Return find(UUID id) {
        return returns.find(id, channels.seen()).orElseThrow(() -> new NotFound("return"));
    }

    private static String number(String typed) {
        return RmaNumber.typed(typed)
                .map(RmaNumber::text)
                .orElseThrow(() -> new InvalidInput("rma", "is not a return number; is a digit wrong?"));
    }

    private static @Nullable UUID id(String field, @Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw new InvalidInput(field, "must be an id");
        }
    }

    private static @Nullable ReturnState state(@Nullable String text) {
        try {
            return text == null ? null : ReturnState.valueOf(text);
        } catch (IllegalArgumentException unknown) {
            throw new InvalidInput("state", "is not a state of returns");
        }
    }
}
