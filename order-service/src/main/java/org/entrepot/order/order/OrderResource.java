package org.entrepot.order.order;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.entrepot.kit.Ids;
import org.entrepot.kit.Trail;
import org.entrepot.kit.idempotency.Idempotency;
import org.entrepot.kit.identity.Caller;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.openapi.ApiParameters;
import org.entrepot.kit.web.Etags;
import org.jspecify.annotations.Nullable;

/** Placing an order and looking at it. */
@Path("/orders")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class OrderResource {

    private final PlaceOrders placeOrders;
    private final OrderViews views;
    private final Outcomes outcomes;
    private final DeliveryReference references;

    @Inject
    Caller caller;

    @Inject
    Idempotency idempotency;

    OrderResource(PlaceOrders placeOrders, OrderViews views, Outcomes outcomes, DeliveryReference references) {
        this.placeOrders = placeOrders;
        this.views = views;
        this.outcomes = outcomes;
        this.references = references;
    }

    @POST
    @RolesAllowed({Roles.CUSTOMER, Roles.STOREFRONT})
    @Operation(
            operationId = "placeOrder",
            summary = "Place an order",
            description =
                    "201 as soon as the order is safe. With `Prefer: wait=N` (at most 30 seconds) the answer waits"
                            + " for the outcome and tells the state of that moment; so does a repetition with the same key.")
    @APIResponseSchema(value = OrderView.class, responseCode = "201", responseDescription = "The order is safe.")
    @Parameter(ref = ApiParameters.KEY_NEEDED)
    public Response place(@NotNull @Valid Basket basket, @HeaderParam("Prefer") @Nullable String prefer) {
        var buyer = references.read(basket.deliverTo(), Owner.of(caller));
        var placed = placeOrders.of(new PlaceOrders.Placing(
                idempotency.attempt(basket),
                Ids.next(),
                basket,
                buyer,
                caller.client(),
                caller.name(),
                Trail.current()));
        var toWait = Prefer.toWait(prefer);
        return toWait.isZero() ? placed : afterTheOutcome(placed, toWait, Owner.of(caller));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({
        Roles.CUSTOMER,
        Roles.STOREFRONT,
        Roles.ORDER_CLERK,
        Roles.CUSTOMER_ADVISER,
        Roles.ECOMMERCE_MANAGER,
        Roles.RETURNS_CLERK,
        Roles.WAREHOUSE_WORKER,
        Roles.ACCOUNTANT,
        Roles.OPERATIONS
    })
    @Operation(operationId = "getOrder", summary = "One order, for its owner or staff")
    @APIResponseSchema(value = OrderView.class, responseCode = "200", responseDescription = "The order.")
    public Response one(@PathParam("id") UUID id) {
        return withTag(Response.ok(), views.one(id, Owner.seenBy(caller))).build();
    }

    private Response afterTheOutcome(Response placed, Duration toWait, String owner) {
        var path = placed.getHeaderString("Location");
        var id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        outcomes.await(id, toWait);
        return withTag(at(path), views.one(id, owner))
                .header("Preference-Applied", "wait=" + toWait.toSeconds())
                .build();
    }

    private static Response.ResponseBuilder at(String path) {
        return Response.status(Response.Status.CREATED).header("Location", path);
    }

    private static Response.ResponseBuilder withTag(Response.ResponseBuilder answer, OrderView order) {
        return answer.header("ETag", Etags.of(order.version())).entity(order);
    }
}
