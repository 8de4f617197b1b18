package org.entrepot.returns.rma;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.entrepot.events.returns.ReturnReason;
import org.entrepot.kit.idempotency.Idempotency;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.openapi.ApiParameters;
import org.entrepot.kit.problem.InvalidInput;

/** How goods start on their way back, and how a customer keeps them after all. Customers ask through their storefront. */
@Path("/returns")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.STOREFRONT, Roles.RETURNS_CLERK, Roles.CUSTOMER_ADVISER})
public class RequestResource {

    private final RequestReturn request;
    private final DecideReturn decide;
    private final Idempotency idempotency;
    private final Channels channels;

    RequestResource(RequestReturn request, DecideReturn decide, Idempotency idempotency, Channels channels) {
        this.request = request;
        this.decide = decide;
        this.idempotency = idempotency;
        this.channels = channels;
    }

    @Schema(name = "ReturnRequest")
    public record Asked(
            @NotNull UUID orderId,
            @NotNull @Size(min = 1, max = 500) List<@NotNull @Valid Wish> lines) {}

    @Schema(name = "ReturnRequestLine")
    public record Wish(
            @Min(1) int line,
            @Min(1) @Max(1_000_000) int quantity,
            @NotNull ReturnReason reason) {}

    @POST
    @Operation(operationId = "requestReturn", summary = "Asks to send goods back")
    @APIResponseSchema(
            value = ReturnView.class,
            responseCode = "201",
            responseDescription = "The return, to be decided.")
    @Parameter(ref = ApiParameters.KEY_NEEDED)
    public Response ask(@Valid @NotNull Asked asked) {
        return idempotency.once(asked, () -> {
            var goods = request.forOrder(asked.orderId(), channels.seen(), wishes(asked));
            return Response.created(URI.create("/returns/" + goods.id()))
                    .entity(ReturnView.of(goods))
                    .build();
        });
    }

    @POST
    @Path("/{id}/cancel")
    @Operation(operationId = "cancelReturn", summary = "The customer keeps the goods after all")
    public ReturnView cancel(@PathParam("id") UUID id) {
        return ReturnView.of(decide.cancel(id, channels.seen()));
    }

    private static List<RequestReturn.Wish> wishes(Asked asked) {
        for (var i = 0; i < asked.lines().size(); i++) {
            if (asked.lines().get(i).reason() == ReturnReason.UNKNOWN)
                throw new InvalidInput("lines[" + i + "].reason", "is not a reason");
        }
        return asked.lines().stream()
                .map(wish -> new RequestReturn.Wish(wish.line(), wish.quantity(), wish.reason()))
                .toList();
    }
}
