package org.entrepot.inventory.reservation;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.problem.NotFound;
import org.jspecify.annotations.Nullable;

@Path("/reservations")
@RunOnVirtualThread
@RolesAllowed({
    Roles.ECOMMERCE_MANAGER,
    Roles.MERCHANDISER,
    Roles.ORDER_CLERK,
    Roles.WAREHOUSE_WORKER,
    Roles.RETURNS_CLERK,
    Roles.CUSTOMER_ADVISER,
    Roles.ACCOUNTANT,
    Roles.OPERATIONS
})
@Tag(name = "reservations", description = "What is set aside for orders")
public class ReservationResource {

    private final Reservations reservations;

    ReservationResource(Reservations reservations) {
        this.reservations = reservations;
    }

    @GET
    @Path("{orderId}")
    @Operation(operationId = "getReservation", summary = "What is set aside for an order, and where")
    public ReservationView of(@PathParam("orderId") UUID orderId) {
        return reservations.byOrder(orderId).map(ReservationView::of).orElseThrow(() -> new NotFound("reservation"));
    }

    @Schema(name = "Reservation")
    public record ReservationView(
            UUID id,
            UUID orderId,
            ReservationState state,
            @Nullable Instant heldUntil,
            List<LineView> lines) {
        static ReservationView of(Reservation reservation) {
            return new ReservationView(
                    reservation.id(),
                    reservation.orderId(),
                    reservation.state(),
                    reservation.heldUntil(),
                    reservation.allocations().stream().map(LineView::of).toList());
        }
    }

    /** @param held how many of the units are still set aside */
    @Schema(name = "ReservationLine")
    public record LineView(int line, String sku, String location, int quantity, int held) {
        static LineView of(Allocation allocation) {
            return new LineView(
                    allocation.line(),
                    allocation.place().sku(),
                    allocation.place().location(),
                    allocation.quantity(),
                    allocation.open());
        }
    }
}
