package org.entrepot.shipping.shipment;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.problem.InvalidInput;
import org.entrepot.kit.web.Page;
import org.entrepot.shipping.Texts;
import org.jspecify.annotations.Nullable;

/** The warehouse's worklist. */
@Path("/shipments")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({
    Roles.WAREHOUSE_WORKER,
    Roles.WAREHOUSE_SYSTEM,
    Roles.ORDER_CLERK,
    Roles.CUSTOMER_ADVISER,
    Roles.ECOMMERCE_MANAGER,
    Roles.OPERATIONS
})
class ShipmentsResource {

    private final ShowShipments show;

    ShipmentsResource(ShowShipments show) {
        this.show = show;
    }

    @GET
    @Operation(
            operationId = "listShipments",
            summary = "Shipments in the order in which they were planned, by state and location")
    public Page<ShipmentView> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("location")
                    @Nullable @Size(min = 1, max = 100) @Pattern(regexp = Texts.KEEPABLE, message = Texts.KEEPABLE_IS) String location,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return show.list(state(state), location, after, Page.limit(limit));
    }

    @GET
    @Path("{id}")
    @Operation(
            operationId = "getShipment",
            summary = "One shipment, with names, barcodes and weights of what is to be picked")
    @APIResponseSchema(value = ShipmentView.class, responseCode = "200", responseDescription = "The shipment.")
    public Response one(@PathParam("id") UUID id) {
        return show.one(id).answer();
    }

    private static @Nullable ShipmentState state(@Nullable String given) {
        if (given == null) return null;
        return Arrays.stream(ShipmentState.values())
                .filter(state -> state.name().equals(given))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("state", "is one of " + Arrays.toString(ShipmentState.values())));
    }
}
