package org.entrepot.customer.customer;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.problem.InvalidInput;
import org.entrepot.kit.web.Page;
import org.jspecify.annotations.Nullable;

/** Whether somebody who calls or writes is a customer. */
@Path("/customers")
@RunOnVirtualThread
@RolesAllowed(Roles.CUSTOMER_ADVISER)
public class CustomerSearchResource {

    private final Customers customers;
    private final CustomerViews views;

    CustomerSearchResource(Customers customers, CustomerViews views) {
        this.customers = customers;
        this.views = views;
    }

    @GET
    @Operation(operationId = "findCustomers", summary = "Finds customers by e-mail address")
    public Page<CustomerViews.View> find(
            @Nullable @QueryParam("email") String email,
            @Nullable @QueryParam("after") String after,
            @Nullable @QueryParam("limit") Integer limit) {
        if (email == null || email.isBlank()) throw new InvalidInput("email", "must be given");
        if (email.indexOf('\0') >= 0) throw new InvalidInput("email", "contains a character that nothing contains");
        var size = Page.limit(limit);
        var found = customers.withEmail(email.strip(), Page.id(after), size + 1);
        return Page.of(views.all(found), size, customer -> customer.id().toString());
    }
}
