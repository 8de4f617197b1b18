package org.entrepot.kit.test;

import java.util.Map;

/** The schema of each service. */
final class TestSchemas {

    private static final Map<String, String> SCHEMAS = Map.of(
            "catalog-service", "catalog",
            "inventory-service", "inventory",
            "order-service", "orders",
            "shipping-service", "shipping",
            "returns-service", "returns",
            "customer-service", "customers");

    private TestSchemas() {}

    static String of(String service) {
        return SCHEMAS.get(service);
    }
}
