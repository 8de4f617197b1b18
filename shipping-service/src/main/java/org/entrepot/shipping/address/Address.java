package org.entrepot.shipping.address;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a parcel goes. An address never changes: who moves gets another one. */
public record Address(
        UUID id,
        String recipient,
        List<String> lines,
        String postcode,
        String city,
        @Nullable String region,
        String country) {

    public Address {
        lines = List.copyOf(lines);
    }

    /** Personal data stay out of logs. */
    @Override
    public String toString() {
        return "address " + id;
    }
}
