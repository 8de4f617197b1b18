package org.entrepot.customer.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.entrepot.customer.address.Address;
import org.entrepot.customer.address.Addresses;
import org.entrepot.customer.address.NewAddress;
import org.entrepot.events.customer.CustomerUpdated;
import org.entrepot.kit.outbox.Outbox;
import org.entrepot.kit.problem.BrokenRule;
import org.entrepot.kit.problem.NotFound;
import org.entrepot.kit.web.Etags;
import org.jspecify.annotations.Nullable;

/** A customer changes their data, or has things delivered to one more place. */
@ApplicationScoped
class ChangeCustomer {

    private static final int MOST_ADDRESSES = 50;

    private final Customers customers;
    private final Addresses addresses;
    private final Outbox outbox;

    ChangeCustomer(Customers customers, Addresses addresses, Outbox outbox) {
        this.customers = customers;
        this.addresses = addresses;
        this.outbox = outbox;
    }

    /** @param owner whose it must be; null when any will do */
    @Transactional
    Customer data(UUID id, @Nullable Owner owner, @Nullable String ifMatch, Person person) {
        var customer = customers.hold(id, owner).orElseThrow(() -> new NotFound("customer"));
        Etags.require(ifMatch, customer.version());
        return keep(customer.changed(person.email(), person.name(), person.language()));
    }

    /** @param owner whose it must be; null when any will do */
    @Transactional
    Added address(UUID id, @Nullable Owner owner, NewAddress given) {
        var customer = customers.hold(id, owner).orElseThrow(() -> new NotFound("customer"));
        if (addresses.of(id).size() >= MOST_ADDRESSES) throw new TooManyAddresses();
        var address = given.of(id);
        addresses.addAll(List.of(address));
        return new Added(keep(customer.changed(customer.email(), customer.name(), customer.language())), address);
    }

    private Customer keep(Customer changed) {
        customers.keep(changed);
        outbox.say(new CustomerUpdated(changed.id(), changed.language()));
        return changed;
    }

    record Added(Customer customer, Address address) {}

    static final class TooManyAddresses extends BrokenRule {
        TooManyAddresses() {
            super(409, "too-many-addresses", "A customer has at most " + MOST_ADDRESSES + " addresses.");
        }
    }
}
