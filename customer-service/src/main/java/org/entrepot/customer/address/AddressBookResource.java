package org.entrepot.customer.address;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/** Where to deliver, for the service that prints labels. Not reachable through the gateway. */
@Path("/internal/addresses")
@RunOnVirtualThread
@RolesAllowed(Roles.SERVICE)
public class AddressBookResource {

    private static final int MOST_AT_ONCE = 100;

    private final Addresses addresses;

    AddressBookResource(Addresses addresses) {
        this.addresses = addresses;
    }

    /** An address without whose it is. */
    @Schema(name = "Address")
    public record View(
            UUID id,
            String recipient,
            List<String> lines,
            String postcode,
            String city,
            @Nullable String region,
            String country) {

        static View of(Address address) {
            return new View(
                    address.id(),
                    address.recipient(),
                    address.lines(),
                    address.postcode(),
                    address.city(),
                    address.region(),
                    address.country());
        }
    }

    @GET
    @Operation(
            operationId = "findAddresses",
            summary = "Looks up to 100 addresses up by their ids; those that do not exist are left out")
    public List<View> find(@QueryParam("id") List<String> ids) {
        if (ids.isEmpty() || ids.size() > MOST_AT_ONCE) throw new InvalidInput("id", "must be given 1 to 100 times");
        return addresses.withIds(ids.stream().map(AddressBookResource::id).toList()).stream()
                .map(View::of)
                .toList();
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw new InvalidInput("id", "must be ids");
        }
    }
}
