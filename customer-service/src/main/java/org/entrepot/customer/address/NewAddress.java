package org.entrepot.customer.address;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.entrepot.kit.Ids;
import org.jspecify.annotations.Nullable;

/** A place to deliver to, as a client gives it. */
@Schema(name = "AddressSheet")
public record NewAddress(
        @NotNull @OneLine @Size(max = 100) String recipient,
        @NotNull @Size(min = 1, max = 4) List<@NotNull @OneLine @Size(max = 80) String> lines,
        @NotNull @OneLine @Size(max = 16) String postcode,
        @NotNull @OneLine @Size(max = 80) String city,
        @Nullable @OneLine @Size(max = 80) String region,
        @Country String country) {

    /** As it is kept for this customer: a new address, without blanks at the ends of its parts. */
    public Address of(UUID customer) {
        return new Address(
                Ids.next(),
                customer,
                recipient.strip(),
                lines.stream().map(String::strip).toList(),
                postcode.strip(),
                city.strip(),
                region == null ? null : region.strip(),
                country);
    }

    /** Without anything personal: what is printed may end up in a log. */
    @Override
    public String toString() {
        return "an address";
    }
}
