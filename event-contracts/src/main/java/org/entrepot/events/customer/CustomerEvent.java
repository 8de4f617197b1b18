package org.entrepot.events.customer;

import java.util.UUID;
import org.entrepot.events.Fact;
import org.entrepot.events.Topic;

/** Who the customers are, by id alone: names and addresses never leave customer-service. */
@Topic(name = "customer.events.v1", producer = "customer-service", partitions = 6)
public sealed interface CustomerEvent extends Fact permits CustomerRegistered, CustomerUpdated {

    /** The customer that it is about. */
    UUID customerId();

    @Override
    default String key() {
        return customerId().toString();
    }
}
