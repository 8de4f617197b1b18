package org.entrepot.shipping.shipment;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.entrepot.kit.Trail;
import org.entrepot.kit.idempotency.Outcome;
import org.entrepot.kit.identity.Caller;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.problem.BrokenRule;
import org.entrepot.shipping.shipment.Contents.Taken;
import org.jspecify.annotations.Nullable;

/** What pickers and packers do, told for a whole wave at once. To tell it again is safe: what was done before is a conflict. */
@Path("/shipments")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.WAREHOUSE_WORKER, Roles.WAREHOUSE_SYSTEM})
class WavesResource {

    record PickedWave(@NotEmpty @Size(max = Wave.MOST) List<@NotNull @Valid Picked> shipments) {}

    /** @param lines what was taken; absent means all of every line */
    @Schema(name = "PickedShipment")
    record Picked(
            @NotNull UUID id,

            @Nullable @Size(min = 1, max = StepsResource.MOST_LINES) List<@NotNull @Valid Taken> lines) {}

    record PackedWave(@NotEmpty @Size(max = Wave.MOST) List<@NotNull @Valid Packed> shipments) {}

    @Schema(name = "PackedShipment")
    record Packed(
            @NotNull UUID id,

            @NotEmpty @Size(max = StepsResource.MOST_PARCELS) List<StepsResource.@NotNull @Valid ParcelRequest> parcels) {}

    private final TakeSteps steps;
    private final Caller caller;

    WavesResource(TakeSteps steps, Caller caller) {
        this.steps = steps;
        this.caller = caller;
    }

    @POST
    @Path("pick")
    @Operation(
            operationId = "pickWave",
            summary = "The lines of up to 100 shipments were taken from the shelves",
            description =
                    "An answer for each, in the same order. `Prefer: return=minimal` leaves out how the shipments are now.")
    @APIResponseSchema(
            value = Wave.class,
            responseCode = "200",
            responseDescription = "What came of each, in the same order.")
    public Response pick(@HeaderParam("Prefer") @Nullable String prefer, @Valid @NotNull PickedWave wave) {
        return take(
                wave.shipments().stream()
                        .map(picked -> asked(picked.id(), new Pick(picked.lines())))
                        .toList(),
                prefer);
    }

    @POST
    @Path("pack")
    @Operation(
            operationId = "packWave",
            summary = "The picked lines of up to 100 shipments were put into parcels",
            description =
                    "An answer for each, in the same order. `Prefer: return=minimal` leaves out how the shipments are now.")
    @APIResponseSchema(
            value = Wave.class,
            responseCode = "200",
            responseDescription = "What came of each, in the same order.")
    public Response pack(@HeaderParam("Prefer") @Nullable String prefer, @Valid @NotNull PackedWave wave) {
        return take(
                wave.shipments().stream()
                        .map(packed -> asked(packed.id(), StepsResource.pack(packed.parcels())))
                        .toList(),
                prefer);
    }

    private Asked asked(UUID id, Step step) {
        return new Asked(id, step, caller.name(), new Asked.Terms(null, null), Trail.current());
    }

    private Response take(List<Asked> asked, @Nullable String prefer) {
        var outcomes = steps.takeAll(asked);
        var minimal = Wave.isMinimal(prefer);
        var results = new ArrayList<WaveResult>();
        for (var i = 0; i < asked.size(); i++) results.add(result(asked.get(i).shipmentId(), outcomes.get(i), minimal));
        var answer = new Wave(results).answer();
        if (minimal) answer.getHeaders().add("Preference-Applied", "return=minimal");
        return answer;
    }

    private static WaveResult result(UUID id, Outcome outcome, boolean minimal) {
        try {
            var shipment = (ShipmentView) outcome.get().getEntity();
            return WaveResult.done(id, minimal ? null : shipment);
        } catch (BrokenRule refusal) {
            return WaveResult.refused(id, refusal);
        }
    }
}
