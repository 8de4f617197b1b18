package org.entrepot.customer.customer;

import jakarta.enterprise.context.ApplicationScoped;
import org.entrepot.customer.address.Addresses;
import org.entrepot.customer.address.NewAddress;
import org.entrepot.events.customer.CustomerRegistered;
import org.entrepot.kit.Ids;
import org.entrepot.kit.outbox.Outbox;
import org.entrepot.kit.problem.BrokenRule;
import org.entrepot.kit.problem.InvalidInput;

/** Somebody becomes known to the shop: a guest for one order, or a customer with an account. */
@ApplicationScoped
class RegisterCustomer {

    private final Customers customers;
    private final Addresses addresses;
    private final Outbox outbox;

    RegisterCustomer(Customers customers, Addresses addresses, Outbox outbox) {
        this.customers = customers;
        this.addresses = addresses;
        this.outbox = outbox;
    }

    Customer forOwner(Owner owner, Person person, boolean guest, NewAddress address) {
        if (guest && owner.isPerson()) throw new InvalidInput("guest", "who is signed in is not a guest");
        var customer =
                new Customer(Ids.next(), owner.name(), person.email(), person.name(), person.language(), guest, 1);
        if (!customers.add(customer)) throw new AlreadyRegistered();
        addresses.add(customer.id(), address);
        outbox.say(new CustomerRegistered(customer.id(), guest, customer.language()));
        return customer;
    }

    /** The account has its record already; it can be changed, not made again. */
    static final class AlreadyRegistered extends BrokenRule {
        AlreadyRegistered() {
            super(409, "already-registered", "This account is registered already.");
        }
    }
}
