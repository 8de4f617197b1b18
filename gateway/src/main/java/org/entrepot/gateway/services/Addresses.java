package org.entrepot.gateway.services;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a service listens, and who of its processes is asked next. */
final class Addresses {

    private final List<Address> all;

    Addresses(List<Address> all) {
        if (all.isEmpty()) throw new IllegalArgumentException("a service without an address");
        this.all = List.copyOf(all);
    }

    /**
     * All of them, in the order in which one request tries them. A process that answers slowly collects requests and is
     * spared; among equals it is in turn. Those that are set aside come last: when nobody else is left there is nothing to
     * lose.
     *
     * @param cut the one that has just broken off, if the request was at one before
     */
    Iterator<Address> inTurn(@Nullable Address cut) {
        if (all.size() == 1) return all.iterator();
        var order = new ArrayList<>(all);
        order.sort(Comparator.comparing(Address::isAside)
                .thenComparing(address -> address == cut)
                .thenComparingInt(Address::underWay)
                .thenComparingLong(Address::lastAsked));
        return order.iterator();
    }
}
