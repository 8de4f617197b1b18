package org.entrepot.shipping.shipment;

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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.entrepot.kit.Trail;
import org.entrepot.kit.identity.Caller;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.problem.NotFound;
import org.entrepot.shipping.parcel.Parcels;
import org.jspecify.annotations.Nullable;

/** The scales at the packing table. */
@Path("/parcels")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.WAREHOUSE_WORKER, Roles.WAREHOUSE_SYSTEM})
class WeighingResource {

    /** What nobody lifts; what a carrier takes is for the carrier to say. */
    static final int HEAVIEST_GRAMS = 1_000_000;

    @Schema(name = "ParcelWeight")
    record WeightRequest(
            @NotNull @Min(1) @Max(HEAVIEST_GRAMS) Integer weightGrams) {}

    private final TakeSteps steps;
    private final Parcels parcels;
    private final Caller caller;

    WeighingResource(TakeSteps steps, Parcels parcels, Caller caller) {
        this.steps = steps;
        this.parcels = parcels;
        this.caller = caller;
    }

    @PUT
    @Path("{id}/weight")
    @Operation(operationId = "weighParcel", summary = "A packed parcel was on the scales; the answer is its shipment")
    @APIResponseSchema(
            value = ShipmentView.class,
            responseCode = "200",
            responseDescription = "Its shipment as it is now.")
    public Response weigh(
            @PathParam("id") UUID parcelId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull WeightRequest request) {
        var shipmentId = parcels.shipmentOf(parcelId).orElseThrow(() -> new NotFound("parcel"));
        var step = new Weigh(parcelId, request.weightGrams());
        return steps.take(new Asked(shipmentId, step, caller.name(), new Asked.Terms(ifMatch, null), Trail.current()));
    }
}
