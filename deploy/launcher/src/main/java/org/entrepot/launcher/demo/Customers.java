package org.entrepot.launcher.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.entrepot.launcher.demo.day.Purchase;
import org.entrepot.launcher.platform.Api;
import org.entrepot.stack.StackFailure;

/** The storefront's customers: who comes again orders with the delivery reference of the first time. */
final class Customers {
    private final Api storefront;
    private final String run;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** Registered once, however many clients ask at the same time. */
    private static final class Known {
        private final ReentrantLock registering = new ReentrantLock();
        private String reference = "";
    }

    Customers(Api storefront, String run) {
        this.storefront = storefront;
        this.run = run;
    }

    /** The signed reference to where the purchase goes. */
    String referenceFor(Purchase purchase) {
        var who = purchase.byGuest() ? "guest-" + purchase.reference() : purchase.customer() + "-" + purchase.country();
        var customer = known.computeIfAbsent(who.toLowerCase(Locale.ROOT), none -> new Known());
        customer.registering.lock();
        try {
            if (customer.reference.isEmpty()) customer.reference = register(who.toLowerCase(Locale.ROOT), purchase);
            return customer.reference;
        } finally {
            customer.registering.unlock();
        }
    }

    int count() {
        return known.size();
    }

    private String register(String who, Purchase purchase) {
        var name = purchase.byGuest() ? "Guest " + purchase.reference() : "Customer " + purchase.customer();
        var address = Map.of(
                "recipient", name,
                "lines", List.of("1 High Street"),
                "postcode", purchase.postcode(),
                "city", "Demo",
                "country", purchase.country());
        var registration = Map.of(
                "email",
                who + "@customers.example",
                "name",
                name,
                "language",
                purchase.language(),
                "guest",
                purchase.byGuest(),
                "address",
                address);
        var answer = storefront.create("/customers", registration, "demo-" + run + "-" + who);
        if (!answer.isGood()) throw new StackFailure("POST /customers: " + answer.inWords());
        return answer.json().path("addresses").path(0).path("reference").asText();
    }
}
