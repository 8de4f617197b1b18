package org.entrepot.customer.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.entrepot.customer.address.Address;
import org.entrepot.customer.address.Addresses;
import org.entrepot.events.customer.CustomerRegistered;
import org.entrepot.kit.Trail;
import org.entrepot.kit.idempotency.Attempt;
import org.entrepot.kit.idempotency.IdempotencyKeys;
import org.entrepot.kit.idempotency.Outcome;
import org.entrepot.kit.outbox.Outbox;
import org.entrepot.kit.problem.BrokenRule;
import org.entrepot.kit.problem.InvalidInput;
import org.entrepot.kit.sql.GroupCommit;
import org.jdbi.v3.core.Jdbi;

/**
 * People become known to the shop: guests for one order, or customers with an account. Those who come at the same time are
 * written together; one who is refused leaves the others alone.
 */
@ApplicationScoped
class RegisterCustomers {

    private static final int AT_ONCE = 64;

    private final Customers customers;
    private final Addresses addresses;
    private final Outbox outbox;
    private final GroupCommit<Registering, Outcome> together;

    RegisterCustomers(Customers customers, Addresses addresses, Outbox outbox, IdempotencyKeys keys, Jdbi jdbi) {
        this.customers = customers;
        this.addresses = addresses;
        this.outbox = outbox;
        this.together =
                new GroupCommit<>(jdbi, AT_ONCE, asked -> keys.onceEach(asked, Registering::attempt, this::all));
    }

    /**
     * Somebody who asks to be known.
     *
     * @param answer what they are told when they are, made before: signing it takes longer than writing them down
     */
    record Registering(Attempt attempt, Customer customer, Address address, Response answer, Trail trail) {

        boolean contradictsItself() {
            return customer.guest() && new Owner(customer.owner()).isPerson();
        }
    }

    /** Gives the answer once the customer is on record; the answer of the first time when it was asked before. */
    Response of(Registering registering) {
        return together.call(registering).get();
    }

    private List<Outcome> all(List<Registering> asked) {
        var sound = asked.stream().filter(one -> !one.contradictsItself()).toList();
        var added = customers.addAll(sound.stream().map(Registering::customer).toList());
        var registered = sound.stream()
                .filter(one -> added.contains(one.customer().id()))
                .toList();
        addresses.addAll(registered.stream().map(Registering::address).toList());
        registered.forEach(one -> one.trail().run(() -> outbox.say(told(one.customer()))));
        return asked.stream()
                .map(one -> added.contains(one.customer().id()) ? Outcome.of(one.answer()) : refused(one))
                .toList();
    }

    private static Outcome refused(Registering one) {
        return Outcome.refused(
                one.contradictsItself()
                        ? new InvalidInput("guest", "who is signed in is not a guest")
                        : new AlreadyRegistered());
    }

    private static CustomerRegistered told(Customer customer) {
        return new CustomerRegistered(customer.id(), customer.guest(), customer.language());
    }

    /** The account has its record already; it can be changed, not made again. */
    static final class AlreadyRegistered extends BrokenRule {
        AlreadyRegistered() {
            super(409, "already-registered", "This account is registered already.");
        }
    }
}
