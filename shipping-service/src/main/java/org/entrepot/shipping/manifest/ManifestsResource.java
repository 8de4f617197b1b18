package org.entrepot.shipping.manifest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.entrepot.kit.identity.Caller;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.problem.NotFound;
import org.entrepot.kit.web.Page;
import org.jspecify.annotations.Nullable;

/** Slips, and the dock where bins are handed over. */
@Path("/manifests")
@RunOnVirtualThread
@RolesAllowed({Roles.WAREHOUSE_WORKER, Roles.WAREHOUSE_SYSTEM})
class ManifestsResource {

    private final Manifests manifests;
    private final HandOver handOver;
    private final Caller caller;

    ManifestsResource(Manifests manifests, HandOver handOver, Caller caller) {
        this.manifests = manifests;
        this.handOver = handOver;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "Closed bins that their carrier does not have yet, oldest first: what is to go, or was forgotten")
    public Page<WaitingSlip> waiting(
            @QueryParam("location") @Nullable @Size(min = 1, max = 100) String location,
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
    @Operation(summary = "The slip of a closed bin")
    public ManifestView one(@PathParam("id") UUID id) {
        return manifests.find(id).orElseThrow(() -> new NotFound("manifest"));
    }

    @POST
    @Path("{id}/handover")
    @Operation(summary = "The carrier took the bin: its shipments are shipped; safe to repeat")
    public ManifestView handOver(@PathParam("id") UUID id) {
        handOver.of(id, caller.name());
        return one(id);
    }
}
