package org.entrepot.returns.rma;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.entrepot.events.returns.Disposition;
import org.entrepot.events.returns.Resolution;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.problem.InvalidInput;

/** The return desk: decide, receive, inspect, resolve. Each step out of turn answers 409. */
@Path("/returns/{id}")
@RunOnVirtualThread
@RolesAllowed(Roles.RETURNS_CLERK)
public class ReturnDeskResource {

    private final DecideReturn decide;
    private final HandleGoods handle;

    ReturnDeskResource(DecideReturn decide, HandleGoods handle) {
        this.decide = decide;
        this.handle = handle;
    }

    public record Decline(
            @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,39}", message = "must be a reason code, as DAMAGED_BY_CUSTOMER") String reason) {}

    public record Receipt(
            @NotNull @Pattern(regexp = "[A-Z0-9][A-Z0-9_-]{0,31}", message = "must be the code of a location") String location,

            @NotNull @Size(min = 1, max = 500) List<@NotNull @Valid Count> lines) {}

    public record Count(
            @Min(1) int line, @Min(0) @Max(1_000_000) int quantity) {}

    public record Inspection(
            @NotNull @Size(min = 1, max = 1_000) List<@NotNull @Valid Unit> units) {}

    public record Unit(
            @Min(1) int line,
            @Min(1) @Max(1_000_000) int quantity,
            @NotNull Disposition disposition) {}

    public record Outcome(@NotNull Resolution resolution) {}

    @POST
    @Path("/approve")
    @Operation(summary = "The goods may come back: buys the label and gives the return number")
    public ReturnView approve(@PathParam("id") UUID id) {
        return ReturnView.of(decide.approve(id));
    }

    @POST
    @Path("/decline")
    @Operation(summary = "The goods are not taken back")
    public ReturnView decline(@PathParam("id") UUID id, @Valid @NotNull Decline asked) {
        return ReturnView.of(decide.decline(id, asked.reason()));
    }

    @POST
    @Path("/receive")
    @Operation(summary = "Books the parcel in, counted per line; no money moves")
    public ReturnView receive(@PathParam("id") UUID id, @Valid @NotNull Receipt asked) {
        var counts = asked.lines().stream()
                .map(count -> new HandleGoods.Count(count.line(), count.quantity()))
                .toList();
        return ReturnView.of(handle.receive(id, asked.location(), counts));
    }

    @POST
    @Path("/inspect")
    @Operation(summary = "Says what becomes of each unit; they must add up to what was received")
    public ReturnView inspect(@PathParam("id") UUID id, @Valid @NotNull Inspection asked) {
        for (var i = 0; i < asked.units().size(); i++) {
            if (asked.units().get(i).disposition() == Disposition.UNKNOWN)
                throw new InvalidInput("units[" + i + "].disposition", "is not a disposition");
        }
        var units = asked.units().stream()
                .map(unit -> new HandleGoods.Unit(unit.line(), unit.quantity(), unit.disposition()))
                .toList();
        return ReturnView.of(handle.inspect(id, units));
    }

    @POST
    @Path("/resolve")
    @Operation(summary = "Says what the customer gets: REFUND of the accepted units, or NONE")
    public ReturnView resolve(@PathParam("id") UUID id, @Valid @NotNull Outcome asked) {
        return ReturnView.of(handle.resolve(id, asked.resolution()));
    }
}
