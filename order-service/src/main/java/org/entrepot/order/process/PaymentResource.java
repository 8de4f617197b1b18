package org.entrepot.order.process;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.entrepot.kit.identity.Caller;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.problem.NotFound;
import org.entrepot.order.order.Orders;
import org.entrepot.order.order.Owner;

/** The money of an order, to look at. */
@Path("/orders/{id}/payment")
@RunOnVirtualThread
public class PaymentResource {

    private final Orders orders;
    private final PaymentViews views;

    @Inject
    Caller caller;

    PaymentResource(Orders orders, PaymentViews views) {
        this.orders = orders;
        this.views = views;
    }

    @GET
    @RolesAllowed({
        Roles.CUSTOMER,
        Roles.STOREFRONT,
        Roles.ORDER_CLERK,
        Roles.CUSTOMER_ADVISER,
        Roles.ECOMMERCE_MANAGER,
        Roles.RETURNS_CLERK,
        Roles.ACCOUNTANT,
        Roles.OPERATIONS
    })
    @Operation(
            operationId = "getPayment",
            summary = "An order's payment, with what was taken per parcel and given back per return")
    public PaymentView one(@PathParam("id") UUID id) {
        var owner = Owner.seenBy(caller);
        orders.find(id, owner).orElseThrow(() -> new NotFound("order"));
        return views.of(id, owner == null);
    }
}
