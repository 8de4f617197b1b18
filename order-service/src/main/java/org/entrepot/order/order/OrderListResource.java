package org.entrepot.order.order;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.entrepot.events.Money;
import org.entrepot.kit.identity.Caller;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.problem.InvalidInput;
import org.entrepot.kit.web.Page;
import org.jspecify.annotations.Nullable;

/** Orders in lists, and what happened to one. */
@Path("/orders")
@RunOnVirtualThread
@RolesAllowed({
    Roles.CUSTOMER,
    Roles.STOREFRONT,
    Roles.ORDER_CLERK,
    Roles.CUSTOMER_ADVISER,
    Roles.ECOMMERCE_MANAGER,
    Roles.RETURNS_CLERK,
    Roles.WAREHOUSE_WORKER,
    Roles.ACCOUNTANT,
    Roles.OPERATIONS
})
public class OrderListResource {

    @Schema(name = "OrderSummary")
    public record Summary(UUID id, String number, OrderState state, UUID customerId, Money total, Instant placedAt) {
        static Summary of(Order order) {
            var placed = order.placed();
            return new Summary(
                    order.id(), placed.number(), order.state(), order.customerId(), placed.total(), placed.at());
        }
    }

    /** @param actor shown to the shop's own people alone */
    @Schema(name = "OrderStep")
    public record Entry(
            int version,
            String what,
            OrderState from,
            OrderState to,
            @Nullable String reason,
            @Nullable String actor,
            Instant at) {}

    private final Orders orders;
    private final OrderViews views;

    @Inject
    Caller caller;

    OrderListResource(Orders orders, OrderViews views) {
        this.orders = orders;
        this.views = views;
    }

    @GET
    @Operation(
            operationId = "listOrders",
            summary = "Orders, newest first: all of them for staff, their own for everybody else")
    public Page<Summary> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        var most = Page.limit(limit);
        var found = orders.list(Owner.seenBy(caller), stateOf(state), Page.id(after), most + 1);
        return Page.of(found, most, order -> order.id().toString()).map(Summary::of);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getOrderHistory", summary = "Everything that happened to an order, oldest first")
    public List<Entry> history(@PathParam("id") UUID id) {
        var owner = Owner.seenBy(caller);
        return views.history(id, owner).stream()
                .map(step -> entry(step, owner == null))
                .toList();
    }

    private static Entry entry(Step step, boolean withActor) {
        var actor = withActor ? step.actor() : null;
        return new Entry(step.version(), step.what(), step.from(), step.to(), step.reason(), actor, step.at());
    }

    private static @Nullable OrderState stateOf(@Nullable String name) {
        if (name == null || name.isBlank()) return null;
        try {
            return OrderState.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw new InvalidInput("state", "is not a state of an order");
        }
    }
}
