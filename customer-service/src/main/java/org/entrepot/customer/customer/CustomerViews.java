package org.entrepot.customer.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.entrepot.customer.address.Address;
import org.entrepot.customer.address.Addresses;
import org.entrepot.customer.reference.DeliveryReferences;
import org.entrepot.kit.web.Etags;
import org.jspecify.annotations.Nullable;

/** How customers look from outside: with their addresses, and with the references that orders are placed with. */
@ApplicationScoped
class CustomerViews {

    private final Addresses addresses;
    private final DeliveryReferences references;

    CustomerViews(Addresses addresses, DeliveryReferences references) {
        this.addresses = addresses;
        this.references = references;
    }

    /** Where to deliver, without saying where that is. */
    @Schema(name = "DeliveryReference")
    record Referenced(UUID id, String reference) {}

    @Schema(name = "CustomerAddress")
    record AddressView(
            UUID id,
            String recipient,
            List<String> lines,
            String postcode,
            String city,
            @Nullable String region,
            String country,
            String reference) {}

    @Schema(name = "Customer")
    record View(UUID id, String email, String name, String language, boolean guest, List<AddressView> addresses) {}

    Response answer(Customer customer) {
        return Response.ok(view(customer, addresses.of(customer.id())))
                .header("ETag", Etags.of(customer.version()))
                .build();
    }

    /** In the same order; the addresses of all are read at once. */
    List<View> all(List<Customer> customers) {
        var byCustomer = addresses.ofAll(customers.stream().map(Customer::id).toList()).stream()
                .collect(Collectors.groupingBy(Address::customerId));
        return customers.stream()
                .map(customer -> view(customer, byCustomer.getOrDefault(customer.id(), List.of())))
                .toList();
    }

    Referenced reference(Customer customer, Address address) {
        return new Referenced(address.id(), references.sign(customer.reference(), address.id(), address.country()));
    }

    private View view(Customer customer, List<Address> known) {
        var views = known.stream().map(address -> view(customer, address)).toList();
        return new View(customer.id(), customer.email(), customer.name(), customer.language(), customer.guest(), views);
    }

    private AddressView view(Customer customer, Address address) {
        return new AddressView(
                address.id(),
                address.recipient(),
                address.lines(),
                address.postcode(),
                address.city(),
                address.region(),
                address.country(),
                reference(customer, address).reference());
    }
}
