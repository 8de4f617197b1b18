package org.entrepot.shipping.manifest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.entrepot.kit.identity.Caller;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.problem.NotFound;
import org.entrepot.kit.web.Page;
import org.entrepot.shipping.Texts;
import org.jspecify.annotations.Nullable;

/** Slips, and the dock where bins are handed over. */
@Path("/manifests")
@RunOnVirtualThread
@RolesAllowed({Roles.WAREHOUSE_WORKER, Roles.WAREHOUSE_SYSTEM})
class ManifestsResource {

    /** @param why for the record */
    @Schema(name = "RemovalFromManifest")
    record RemovalRequest(@NotBlank @Size(max = 500) String why) {}

    private final Manifests manifests;
    private final HandOver handOver;
    private final TakeOff takeOff;
    private final Caller caller;

    ManifestsResource(Manifests manifests, HandOver handOver, TakeOff takeOff, Caller caller) {
        this.manifests = manifests;
        this.handOver = handOver;
        this.takeOff = takeOff;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listWaitingManifests",
            summary = "Closed bins that their carrier does not have yet, oldest first: what is to go, or was forgotten")
    public Page<WaitingSlip> waiting(
            @QueryParam("location")
                    @Nullable @Size(min = 1, max = 100) @Pattern(regexp = Texts.KEEPABLE, message = Texts.KEEPABLE_IS) String location,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        var most = Page.limit(limit);
        return Page.of(
                manifests.waiting(location, Page.id(after), most + 1),
                most,
                slip -> slip.id().toString());
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getManifest", summary = "The slip of a closed bin")
    public ManifestView one(@PathParam("id") UUID id) {
        return manifests.find(id).orElseThrow(() -> new NotFound("manifest"));
    }

    @POST
    @Path("{id}/handover")
    @Operation(
            operationId = "handOverManifest",
            summary = "The carrier took the bin: its shipments are shipped; safe to repeat")
    public ManifestView handOver(@PathParam("id") UUID id) {
        handOver.of(id, caller.name());
        return one(id);
    }

    @POST
    @Path("{id}/shipments/{shipmentId}/remove")
    @Operation(
            operationId = "removeFromManifest",
            summary =
                    "A shipment comes off a slip that its carrier does not have yet, and waits for the next one; on record, "
                            + "and safe to repeat")
    public ManifestView remove(
            @PathParam("id") UUID id,
            @PathParam("shipmentId") UUID shipmentId,
            @Valid @NotNull RemovalRequest request) {
        takeOff.of(id, shipmentId, new TakenOff.Reason(caller.name(), request.why()));
        return one(id);
    }
}
