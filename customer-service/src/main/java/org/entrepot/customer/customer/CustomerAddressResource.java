package org.entrepot.customer.customer;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.entrepot.customer.address.NewAddress;
import org.entrepot.kit.idempotency.Idempotency;
import org.entrepot.kit.identity.Caller;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.web.Etags;

/** One more place that a customer has things delivered to. */
@Path("/customers/{id}/addresses")
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
    @Operation(summary = "Adds an address, and gives the reference to deliver there")
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
