package org.entrepot.kit.nudge;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.entrepot.kit.identity.Caller;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.nudge.Nudges.Nudge;
import org.jspecify.annotations.Nullable;

/** What this service has to say about a key, said again; and its errands about it, run now. On record. */
@Path("/operations/keys/{key: [A-Za-z0-9._:-]{1,100}}/nudges")
@RolesAllowed(Roles.OPERATIONS)
@RunOnVirtualThread
public class NudgeResource {

    private static final int SHOWN = 50;

    private final Nudges nudges;
    private final Caller caller;

    NudgeResource(Nudges nudges, Caller caller) {
        this.nudges = nudges;
        this.caller = caller;
    }

    /**
     * @param why for the record
     * @param correlationId the order's trail, as the list of stuck orders has it
     */
    @Schema(name = "NudgeRequest")
    public record Request(
            @NotBlank @Size(max = 500) String why,
            @Nullable @Size(max = 100) String correlationId) {}

    @POST
    @Operation(operationId = "nudge", summary = "Say all kept facts of a key again, and run its errands now")
    public Nudge nudge(@PathParam("key") String key, @Valid @NotNull Request request) {
        return nudges.nudge(key, request.correlationId(), caller.name(), request.why());
    }

    /** The last nudges of this key, newest first. */
    @GET
    @Operation(operationId = "listNudges", summary = "The last nudges of a key, newest first")
    public List<Nudge> list(@PathParam("key") String key) {
        return nudges.of(key, SHOWN);
    }
}
