package org.entrepot.shipping.label;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.entrepot.kit.identity.Caller;
import org.entrepot.kit.identity.Roles;
import org.entrepot.shipping.label.BuyWaves.Wanted;
import org.entrepot.shipping.shipment.Wave;
import org.jspecify.annotations.Nullable;

/** The labels of a whole wave. */
@Path("/shipments")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.WAREHOUSE_WORKER, Roles.WAREHOUSE_SYSTEM})
class LabelWavesResource {

    @Schema(name = "LabelWave")
    record WaveRequest(@NotEmpty @Size(max = Wave.MOST) List<@NotNull @Valid OneRequest> shipments) {}

    /** What is absent is chosen by price. */
    @Schema(name = "LabelOfShipment")
    record OneRequest(
            @NotNull UUID id,

            @Nullable @Pattern(regexp = LabelsResource.CARRIER) String carrier,

            @Nullable @Pattern(regexp = LabelsResource.SERVICE) String service) {

        Wanted wanted() {
            return new Wanted(id, new Choice(carrier, service));
        }
    }

    private final BuyWaves buy;
    private final Caller caller;

    LabelWavesResource(BuyWaves buy, Caller caller) {
        this.buy = buy;
        this.caller = caller;
    }

    @POST
    @Path("label")
    @Operation(
            operationId = "labelWave",
            summary = "Buy the labels of up to 100 packed shipments; safe to repeat",
            description = "An answer for each, in the same order, with the shipment and its parcels.")
    @APIResponseSchema(
            value = Wave.class,
            responseCode = "200",
            responseDescription = "What came of each, in the same order.")
    public Response label(@Valid @NotNull WaveRequest wave) {
        return buy.labels(wave.shipments().stream().map(OneRequest::wanted).toList(), caller.name())
                .answer();
    }
}
