package org.entrepot.customer.customer;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.entrepot.customer.address.OneLine;
import org.entrepot.kit.identity.Caller;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.problem.NotFound;
import org.jspecify.annotations.Nullable;

/** One customer, for themselves, for the storefront that brought them, and for advisers. */
@Path("/customers/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.STOREFRONT, Roles.CUSTOMER, Roles.CUSTOMER_ADVISER})
public class CustomerResource {

    private final Customers customers;
    private final ChangeCustomer change;
    private final CustomerViews views;
    private final Caller caller;

    CustomerResource(Customers customers, ChangeCustomer change, CustomerViews views, Caller caller) {
        this.customers = customers;
        this.change = change;
        this.views = views;
        this.caller = caller;
    }

    @Schema(name = "CustomerSheet")
    public record Change(
            @EmailAddress String email,
            @NotNull @OneLine @Size(max = 100) String name,
            @Language String language) {}

    @GET
    @Operation(
            operationId = "getCustomer",
            summary = "Shows a customer with addresses and the references to deliver there")
    @APIResponseSchema(value = CustomerViews.View.class, responseCode = "200", responseDescription = "The customer.")
    public Response show(@PathParam("id") UUID id) {
        return views.answer(customers.find(id, Owner.seenBy(caller)).orElseThrow(() -> new NotFound("customer")));
    }

    @PUT
    @Operation(
            operationId = "changeCustomer",
            summary = "Changes e-mail address, name and language; send the ETag in If-Match")
    @APIResponseSchema(
            value = CustomerViews.View.class,
            responseCode = "200",
            responseDescription = "The customer as they are now.")
    public Response change(
            @PathParam("id") UUID id, @Nullable @HeaderParam("If-Match") String ifMatch, @Valid @NotNull Change asked) {
        var person = new Person(asked.email(), asked.name().strip(), asked.language());
        return views.answer(change.data(id, Owner.seenBy(caller), ifMatch, person));
    }
}
