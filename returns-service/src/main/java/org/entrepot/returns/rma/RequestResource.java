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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.entrepot.events.returns.ReturnReason;
import org.entrepot.kit.idempotency.Idempotency;
import org.entrepot.kit.identity.Caller;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.problem.InvalidInput;

/** How goods start on their way back, and how a customer keeps them after all. Customers ask through their storefront. */
@Path("/returns")
@RunOnVirtualThread
@RolesAllowed({Roles.STOREFRONT, Roles.RETURNS_CLERK, Roles.CUSTOMER_ADVISER})
public class RequestResource {

    private final RequestReturn request;
    private final DecideReturn decide;
    private final Idempotency idempotency;
    private final Caller caller;

    RequestResource(RequestReturn request, DecideReturn decide, Idempotency idempotency, Caller caller) {
        this.request = request;
        this.decide = decide;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    public record Asked(
            @NotNull UUID orderId,
            @NotNull @Size(min = 1, max = 500) List<@NotNull @Valid Wish> lines) {}

    public record Wish(
            @Min(1) int line,
            @Min(1) @Max(1_000_000) int quantity,
            @NotNull ReturnReason reason) {}

    @POST
    @Operation(summary = "Asks to send goods back")
    public Response ask(@Valid @NotNull Asked asked) {
        return idempotency.once(asked, () -> {
            var goods = request.forOrder(asked.orderId(), Channel.seenBy(caller), wishes(asked));
            return Response.created(URI.create("/returns/" + goods.id()))
                    .entity(ReturnView.of(goods))
                    .build();
        });
    }

    @POST
    @Path("/{id}/cancel")
    @Operation(summary = "The customer keeps the goods after all")
    public ReturnView cancel(@PathParam("id") UUID id) {
        return ReturnView.of(decide.cancel(id, Channel.seenBy(caller)));
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
