package org.entrepot.customer.address;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place that a customer has things delivered to. It never changes: who moves adds another. */
public record Address(
        UUID id,
        UUID customerId,
        String recipient,
        List<String> lines,
        String postcode,
        String city,
        @Nullable String region,
        String country) {

    /** Without anything personal: what is printed may end up in a log. */
    @Override
    public String toString() {
        return "address " + id;
    }
}
