package org.entrepot.shipping.address;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.entrepot.kit.errand.Errand;
import org.entrepot.kit.errand.ErrandRunner;
import org.entrepot.kit.errand.Errands;

/** Fetches the addresses of confirmed orders from customer-service, many at a time, for as long as it takes. */
@ApplicationScoped
class FetchAddresses implements ErrandRunner<FetchAddresses.Wanted> {

    static final String KIND = "address.fetch";

    record Wanted(UUID addressId) {}

    private final CustomerService customers;
    private final Addresses addresses;

    FetchAddresses(CustomerService customers, Addresses addresses) {
        this.customers = customers;
        this.addresses = addresses;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<Wanted> payload() {
        return Wanted.class;
    }

    @Override
    public int atOnce() {
        return 50;
    }

    @Override
    public int inParallel() {
        return 4;
    }

    /** An order without an address cannot leave, so this is not given up while customer-service is away. */
    @Override
    public int attempts() {
        return 10_000;
    }

    @Override
    public Duration waitAfter(int attempt) {
        return Duration.ofMillis(Math.min(15_000, 100L << Math.min(attempt - 1, 8)));
    }

    @Override
    public void run(List<Errand<Wanted>> errands) throws Exception {
        var missing = new HashSet<UUID>();
        errands.forEach(errand -> missing.add(errand.payload().addressId()));
        missing.removeAll(addresses.known(missing));
        if (missing.isEmpty()) return;
        var found = customers.addresses(missing);
        Errands.answered();
        if (!found.isEmpty()) addresses.keep(found);
        found.forEach(address -> missing.remove(address.id()));
        if (!missing.isEmpty()) throw new UnknownAddresses(missing.size());
    }

    /** Customer-service does not know them, or not yet. */
    static final class UnknownAddresses extends Exception {
        UnknownAddresses(int count) {
            super(count + " addresses are not known to customer-service");
        }
    }
}
