package org.entrepot.inventory.location;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.web.Etags;

@Path("/locations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "locations", description = "Warehouses and stores where stock lies")
public class LocationResource {

    private final Locations locations;
    private final KeepLocation keepLocation;

    LocationResource(Locations locations, KeepLocation keepLocation) {
        this.locations = locations;
        this.keepLocation = keepLocation;
    }

    @GET
    @RolesAllowed({
        Roles.ECOMMERCE_MANAGER,
        Roles.MERCHANDISER,
        Roles.ORDER_CLERK,
        Roles.WAREHOUSE_WORKER,
        Roles.RETURNS_CLERK,
        Roles.CUSTOMER_ADVISER,
        Roles.ACCOUNTANT,
        Roles.OPERATIONS,
        Roles.WAREHOUSE_SYSTEM
    })
    @Operation(operationId = "listLocations", summary = "All locations, by code")
    public LocationList list() {
        return new LocationList(locations.all().stream().map(LocationView::of).toList());
    }

    @PUT
    @Path("{code}")
    @RolesAllowed({Roles.ECOMMERCE_MANAGER, Roles.WAREHOUSE_WORKER, Roles.WAREHOUSE_SYSTEM, Roles.OPERATIONS})
    @Operation(
            operationId = "keepLocation",
            summary = "Open a location, or rename it",
            description = "Renaming needs If-Match. The kind of a location never changes.")
    @APIResponse(
            responseCode = "200",
            description = "It was there, and is as you say now.",
            content = @Content(schema = @Schema(implementation = LocationView.class)))
    @APIResponse(
            responseCode = "201",
            description = "It is new.",
            content = @Content(schema = @Schema(implementation = LocationView.class)))
    public Response keep(
            @PathParam("code") @Pattern(regexp = Codes.LOCATION, message = Codes.LOCATION_IS) String code,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid LocationRequest request) {
        var kept = keepLocation.as(code, request.name(), request.kind(), ifMatch);
        return Response.status(kept.isNew() ? 201 : 200)
                .entity(LocationView.of(kept.location()))
                .header("ETag", Etags.of(kept.location().version()))
                .build();
    }

    @Schema(name = "LocationSheet")
    public record LocationRequest(
            @NotBlank @Size(max = 100) String name, @NotNull LocationKind kind) {}

    public record LocationList(List<LocationView> items) {}

    @Schema(name = "Location")
    public record LocationView(String code, String name, LocationKind kind) {
        static LocationView of(Location location) {
            return new LocationView(location.code(), location.name(), location.kind());
        }
    }
}
