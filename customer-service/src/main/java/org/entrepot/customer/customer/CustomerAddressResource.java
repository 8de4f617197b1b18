package org.entrepot.customer.customer;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.entrepot.customer.address.NewAddress;
import org.entrepot.kit.idempotency.Idempotency;
import org.entrepot.kit.identity.Caller;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.openapi.ApiParameters;
import org.entrepot.kit.web.Etags;

/** One more place that a customer has things delivered to. */
@Path("/customers/{id}/addresses")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.STOREFRONT, Roles.CUSTOMER, Roles.CUSTOMER_ADVISER})
public class CustomerAddressResource {

    private final ChangeCustomer change;
    private final CustomerViews views;
    private final Idempotency idempotency;
    private final Caller caller;

    CustomerAddressResource(ChangeCustomer change, CustomerViews views, Idempotency idempotency, Caller caller) {
        this.change = change;
        this.views = views;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Operation(
            operationId = "addCustomerAddress",
            summary = "Adds an address, and gives the reference to deliver there")
    @APIResponseSchema(
            value = CustomerViews.Referenced.class,
            responseCode = "201",
            responseDescription = "The address is known.")
    @Parameter(ref = ApiParameters.KEY_NEEDED)
    public Response add(@PathParam("id") UUID id, @Valid @NotNull NewAddress asked) {
        return idempotency.once(asked, () -> {
            var added = change.address(id, Owner.seenBy(caller), asked);
            return Response.created(URI.create("/customers/" + id))
                    .header("ETag", Etags.of(added.customer().version()))
                    .entity(views.reference(added.customer(), added.address()))
                    .build();
        });
    }
}
