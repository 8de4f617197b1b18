package org.entrepot.gateway.services;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The services behind the door, and the first path segments that are theirs. */
public enum Service {
    CATALOG("products"),
    INVENTORY("locations", "stock", "availability", "reservations"),
    ORDER("orders"),
    SHIPPING("shipments", "parcels", "manifests"),
    RETURNS("returns"),
    CUSTOMER("customers", "notifications");

    private final List<String> segments;

    Service(String... segments) {
        this.segments = List.of(segments);
    }

    /** First path segments that lead to it. */
    public List<String> segments() {
        return segments;
    }

    /** As in {@code /operations/order/…}: {@code order}. */
    public String shortName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@code order-service}. */
    public String moduleName() {
        return shortName() + "-service";
    }

    /** By short or module name. */
    public static Optional<Service> named(String name) {
        return Arrays.stream(values())
                .filter(service ->
                        service.shortName().equals(name) || service.moduleName().equals(name))
                .findFirst();
    }
}
