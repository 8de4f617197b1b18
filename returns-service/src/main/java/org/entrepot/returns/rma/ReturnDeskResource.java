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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
    private final ReceiveGoods receive;
    private final InspectGoods inspect;
    private final ResolveReturn resolve;

    ReturnDeskResource(DecideReturn decide, ReceiveGoods receive, InspectGoods inspect, ResolveReturn resolve) {
        this.decide = decide;
        this.receive = receive;
        this.inspect = inspect;
        this.resolve = resolve;
    }

    @Schema(name = "ReturnDecline")
    public record Decline(
            @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,39}", message = "must be a reason code, as DAMAGED_BY_CUSTOMER") String reason) {}

    @Schema(name = "ReturnReceipt")
    public record Receipt(
            @NotNull @Pattern(regexp = "[A-Z0-9][A-Z0-9_-]{0,31}", message = "must be the code of a location") String location,

            @NotNull @Size(min = 1, max = 500) List<@NotNull @Valid Count> lines) {}

    @Schema(name = "ReturnedUnits")
    public record Count(
            @Min(1) int line, @Min(0) @Max(1_000_000) int quantity) {}

    @Schema(name = "ReturnInspection")
    public record Inspection(
            @NotNull @Size(min = 1, max = 1_000) List<@NotNull @Valid Unit> units) {}

    @Schema(name = "InspectedUnits")
    public record Unit(
            @Min(1) int line,
            @Min(1) @Max(1_000_000) int quantity,
            @NotNull Disposition disposition) {}

    @Schema(name = "ReturnOutcome")
    public record Outcome(@NotNull Resolution resolution) {}

    @POST
    @Path("/approve")
    @Operation(
            operationId = "approveReturn",
            summary = "The goods may come back: buys the label and gives the return number")
    public ReturnView approve(@PathParam("id") UUID id) {
        return ReturnView.of(decide.approve(id));
    }

    @POST
    @Path("/decline")
    @Operation(operationId = "declineReturn", summary = "The goods are not taken back")
    public ReturnView decline(@PathParam("id") UUID id, @Valid @NotNull Decline asked) {
        return ReturnView.of(decide.decline(id, asked.reason()));
    }

    @POST
    @Path("/receive")
    @Operation(operationId = "receiveReturn", summary = "Books the parcel in, counted per line; no money moves")
    public ReturnView receive(@PathParam("id") UUID id, @Valid @NotNull Receipt asked) {
        var counts = asked.lines().stream()
                .map(count -> new ReceiveGoods.Count(count.line(), count.quantity()))
                .toList();
        return ReturnView.of(receive.receive(id, asked.location(), counts));
    }

    @POST
    @Path("/inspect")
    @Operation(
            operationId = "inspectReturn",
            summary = "Says what becomes of each unit; they must add up to what was received")
    public ReturnView inspect(@PathParam("id") UUID id, @Valid @NotNull Inspection asked) {
        for (var i = 0; i < asked.units().size(); i++) {
            if (asked.units().get(i).disposition() == Disposition.UNKNOWN)
                throw new InvalidInput("units[" + i + "].disposition", "is not a disposition");
        }
        var units = asked.units().stream()
                .map(unit -> new InspectGoods.Unit(unit.line(), unit.quantity(), unit.disposition()))
                .toList();
        return ReturnView.of(inspect.inspect(id, units));
    }

    @POST
    @Path("/resolve")
    @Operation(
            operationId = "resolveReturn",
            summary = "Says what the customer gets: REFUND of the accepted units, or NONE")
    public ReturnView resolve(@PathParam("id") UUID id, @Valid @NotNull Outcome asked) {
        return ReturnView.of(resolve.resolve(id, asked.resolution()));
    }
}
