package org.entrepot.events.customer;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.entrepot.events.FactName;
import org.entrepot.events.Require;

/** A customer's data changed; who needs them asks customer-service. */
@FactName("customer.updated")
public record CustomerUpdated(UUID customerId, String language) implements CustomerEvent {
    public CustomerUpdated {
        requireNonNull(customerId, "customerId");
        Require.text(language, "language");
    }
}
