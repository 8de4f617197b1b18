package org.entrepot.shipping.manifest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.entrepot.kit.idempotency.Idempotency;
import org.entrepot.kit.identity.Caller;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.openapi.ApiParameters;

/** Bins that are full, or whose carrier is at the dock. */
@Path("/manifests")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.WAREHOUSE_WORKER, Roles.WAREHOUSE_SYSTEM})
class BinsResource {

    @Schema(name = "BinToClose")
    record ManifestRequest(
            @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,29}") String carrier,

            @NotBlank @Size(max = 100) String location) {}

    private final CloseBin close;
    private final Idempotency idempotency;
    private final Caller caller;

    BinsResource(CloseBin close, Idempotency idempotency, Caller caller) {
        this.close = close;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Operation(
            operationId = "closeBin",
            summary =
                    "Close the bin of a carrier at a location: its labelled shipments, at most 200, go onto a manifest")
    @APIResponseSchema(
            value = ManifestView.class,
            responseCode = "201",
            responseDescription = "The slip of the closed bin.")
    @Parameter(ref = ApiParameters.KEY)
    public Response close(@Valid @NotNull ManifestRequest request) {
        return idempotency.onceIfKeyed(request, () -> {
            var manifest = close.of(request.carrier(), request.location(), caller.name());
            return Response.created(URI.create("/manifests/" + manifest.id()))
                    .entity(manifest)
                    .build();
        });
    }
}
