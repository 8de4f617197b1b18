package org.entrepot.events.customer;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Require;

/** Somebody became known to the shop, with an account or as a guest. */
@FactName("customer.registered")
public record CustomerRegistered(UUID customerId, boolean guest, String language) implements CustomerEvent {
    public CustomerRegistered {
        requireNonNull(customerId, "customerId");
        Require.text(language, "language");
    }
}
