package org.entrepot.shipping.manifest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.entrepot.kit.identity.Caller;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.problem.NotFound;

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
