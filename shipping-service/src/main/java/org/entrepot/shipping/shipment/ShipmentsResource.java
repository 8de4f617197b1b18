package org.entrepot.shipping.shipment;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.problem.InvalidInput;
import org.entrepot.kit.web.Page;
import org.jspecify.annotations.Nullable;

/** The warehouse's worklist. */
@Path("/shipments")
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
    @Operation(summary = "Shipments in the order in which they were planned, by state and location")
    public Page<ShipmentView> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("location") @Nullable @Size(min = 1, max = 100) String location,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return show.list(state(state), location, after, Page.limit(limit));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One shipment, with names, barcodes and weights of what is to be picked")
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
