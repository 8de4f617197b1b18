package org.entrepot.launcher.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which service keeps its data in which schema. */
public final class Schemas {
    private static final Map<String, String> BY_SERVICE = bySchema();

    private Schemas() {}

    /** Service to schema, in the order of the flow. */
    public static Map<String, String> byService() {
        return BY_SERVICE;
    }

    public static List<String> all() {
        return List.copyOf(BY_SERVICE.values());
    }

    public static List<String> services() {
        return List.copyOf(BY_SERVICE.keySet());
    }

    private static Map<String, String> bySchema() {
        Map<String, String> schemas = new LinkedHashMap<>();
        schemas.put("catalog-service", "catalog");
        schemas.put("inventory-service", "inventory");
        schemas.put("order-service", "orders");
        schemas.put("shipping-service", "shipping");
        schemas.put("returns-service", "returns");
        schemas.put("customer-service", "customers");
        return schemas;
    }
}
