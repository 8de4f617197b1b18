package org.entrepot.order.stuck;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.problem.InvalidInput;
import org.entrepot.kit.web.Page;
import org.jspecify.annotations.Nullable;

/** Every order past a deadline, with the fact that is missing and the service that owes it. */
@Path("/operations/stuck-orders")
@RunOnVirtualThread
@RolesAllowed(Roles.OPERATIONS)
public class StuckOrdersResource {

    private static final Pattern PLACE = Pattern.compile("[0-9a-f-]{36} [a-z.-]{1,60} [0-9a-f-]{36}");

    private final StuckOrders stuck;

    StuckOrdersResource(StuckOrders stuck) {
        this.stuck = stuck;
    }

    @GET
    @Operation(
            operationId = "listStuckOrders",
            summary = "Orders that stand still, oldest first, one entry per missing fact",
            description =
                    "A nudge is POST /operations/{service}/keys/{orderId}/nudges at each service; ./entrepot nudge asks all.")
    public Page<Stuck> list(@QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable Integer limit) {
        var most = Page.limit(limit);
        return Page.of(stuck.list(place(after), most + 1), most, StuckOrders::place);
    }

    private static @Nullable String place(@Nullable String cursor) {
        var place = Page.place(cursor);
        if (place != null && !PLACE.matcher(place).matches())
            throw new InvalidInput("after", "is not a cursor that we gave");
        return place;
    }
}
