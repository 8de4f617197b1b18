package org.entrepot.shipping.parcel;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.problem.NotFound;

/** Single boxes and where they have been. */
@Path("/parcels")
@RunOnVirtualThread
class ParcelsResource {

    private final Parcels parcels;

    ParcelsResource(Parcels parcels) {
        this.parcels = parcels;
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({
        Roles.WAREHOUSE_WORKER,
        Roles.WAREHOUSE_SYSTEM,
        Roles.ORDER_CLERK,
        Roles.CUSTOMER_ADVISER,
        Roles.ECOMMERCE_MANAGER,
        Roles.OPERATIONS
    })
    @Operation(operationId = "getParcel", summary = "One parcel, with all that its carrier told of it")
    public ParcelView one(@PathParam("id") UUID id) {
        return parcels.view(id).orElseThrow(() -> new NotFound("parcel")).with(parcels.seen(id));
    }
}
