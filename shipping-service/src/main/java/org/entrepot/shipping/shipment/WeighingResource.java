package org.entrepot.shipping.shipment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.entrepot.kit.identity.Caller;
import org.entrepot.kit.identity.Roles;
import org.jspecify.annotations.Nullable;

/** The scales at the packing table. */
@Path("/parcels")
@RunOnVirtualThread
@RolesAllowed({Roles.WAREHOUSE_WORKER, Roles.WAREHOUSE_SYSTEM})
class WeighingResource {

    /** What nobody lifts; what a carrier takes is for the carrier to say. */
    static final int HEAVIEST_GRAMS = 1_000_000;

    record WeightRequest(
            @NotNull @Min(1) @Max(HEAVIEST_GRAMS) Integer weightGrams) {}

    private final WeighParcel weigh;
    private final Caller caller;

    WeighingResource(WeighParcel weigh, Caller caller) {
        this.weigh = weigh;
        this.caller = caller;
    }

    @PUT
    @Path("{id}/weight")
    @Operation(summary = "A packed parcel was on the scales; the answer is its shipment")
    public Response weigh(
            @PathParam("id") UUID parcelId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull WeightRequest request) {
        var step = new Step(caller.name(), ifMatch);
        return QuarkusTransaction.requiringNew()
                .call(() -> weigh.at(parcelId, request.weightGrams(), step).answer());
    }
}
