package org.entrepot.customer.customer;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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
import org.entrepot.customer.address.NewAddress;
import org.entrepot.customer.address.OneLine;
import org.entrepot.customer.customer.RegisterCustomers.Registering;
import org.entrepot.kit.Ids;
import org.entrepot.kit.Trail;
import org.entrepot.kit.idempotency.Idempotency;
import org.entrepot.kit.identity.Caller;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.openapi.ApiParameters;
import org.entrepot.kit.web.Etags;

/** How somebody becomes known to the shop. */
@Path("/customers")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.STOREFRONT, Roles.CUSTOMER, Roles.CUSTOMER_ADVISER})
public class RegistrationResource {

    private final RegisterCustomers register;
    private final CustomerViews views;
    private final Idempotency idempotency;
    private final Caller caller;

    RegistrationResource(RegisterCustomers register, CustomerViews views, Idempotency idempotency, Caller caller) {
        this.register = register;
        this.views = views;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @Schema(name = "CustomerRegistration")
    public record Registration(
            @EmailAddress String email,
            @NotNull @OneLine @Size(max = 100) String name,
            @Language String language,
            boolean guest,
            @NotNull @Valid NewAddress address) {

        Customer by(Owner owner) {
            return new Customer(Ids.next(), owner.name(), email, name.strip(), language, guest, 1);
        }
    }

    @Schema(name = "RegisteredCustomer")
    public record Registered(UUID id, List<CustomerViews.Referenced> addresses) {}

    @POST
    @Operation(
            operationId = "registerCustomer",
            summary = "Registers a guest or a customer with an address, and gives the reference to deliver there")
    @APIResponseSchema(value = Registered.class, responseCode = "201", responseDescription = "The customer is known.")
    @Parameter(ref = ApiParameters.KEY_NEEDED)
    public Response register(@Valid @NotNull Registration asked) {
        var attempt = idempotency.attempt(asked);
        var customer = asked.by(Owner.of(caller));
        var address = asked.address().of(customer.id());
        var answer = Response.created(URI.create("/customers/" + customer.id()))
                .header("ETag", Etags.of(customer.version()))
                .entity(new Registered(customer.id(), List.of(views.reference(customer, address))))
                .build();
        return register.of(new Registering(attempt, customer, address, answer, Trail.current()));
    }
}
