package org.entrepot.shipping.shipment;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.entrepot.kit.Trail;
import org.entrepot.kit.idempotency.Attempt;
import org.entrepot.kit.idempotency.Idempotency;
import org.entrepot.kit.identity.Caller;
import org.entrepot.kit.identity.Roles;
import org.entrepot.shipping.shipment.Contents.Taken;
import org.entrepot.shipping.shipment.Pack.Box;
import org.jspecify.annotations.Nullable;

/** What pickers and packers do. */
@Path("/shipments")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.WAREHOUSE_WORKER, Roles.WAREHOUSE_SYSTEM})
class StepsResource {

    static final int MOST_LINES = 1_000;
    static final int MOST_PARCELS = 20;

    /** @param lines what was taken; absent means all of every line */
    @Schema(name = "Picking")
    record PickRequest(
            @Nullable @Size(min = 1, max = MOST_LINES) List<@NotNull @Valid Taken> lines) {}

    @Schema(name = "Packing")
    record PackRequest(@NotEmpty @Size(max = MOST_PARCELS) List<@NotNull @Valid ParcelRequest> parcels) {}

    /** @param weightGrams with the wrapping; absent when the box is put on the scales later */
    @Schema(name = "PackedParcel")
    record ParcelRequest(
            @Nullable @Min(1) @Max(WeighingResource.HEAVIEST_GRAMS) Integer weightGrams,

            @NotEmpty @Size(max = MOST_LINES) List<@NotNull @Valid Taken> lines) {}

    private final TakeSteps steps;
    private final Idempotency idempotency;
    private final Caller caller;

    StepsResource(TakeSteps steps, Idempotency idempotency, Caller caller) {
        this.steps = steps;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Path("{id}/pick")
    @Operation(operationId = "pickShipment", summary = "The lines were taken from the shelves")
    @APIResponseSchema(
            value = ShipmentView.class,
            responseCode = "200",
            responseDescription = "The shipment as it is now.")
    public Response pick(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @Nullable PickRequest request) {
        var asked = request == null ? new PickRequest(null) : request;
        return take(id, new Pick(asked.lines()), new Asked.Terms(ifMatch, attempt(key, asked)));
    }

    @POST
    @Path("{id}/pack")
    @Operation(operationId = "packShipment", summary = "The picked lines were put into parcels")
    @APIResponseSchema(
            value = ShipmentView.class,
            responseCode = "200",
            responseDescription = "The shipment as it is now.")
    public Response pack(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull PackRequest request) {
        return take(id, pack(request.parcels()), new Asked.Terms(ifMatch, attempt(key, request)));
    }

    static Pack pack(List<ParcelRequest> parcels) {
        return new Pack(parcels.stream()
                .map(parcel -> new Box(parcel.weightGrams(), parcel.lines()))
                .toList());
    }

    private Response take(UUID id, Step step, Asked.Terms terms) {
        return steps.take(new Asked(id, step, caller.name(), terms, Trail.current()));
    }

    private @Nullable Attempt attempt(@Nullable String key, Object request) {
        return key == null || key.isBlank() ? null : idempotency.attempt(request);
    }
}
