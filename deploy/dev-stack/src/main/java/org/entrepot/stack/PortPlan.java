package org.entrepot.stack;

import java.util.LinkedHashMap;
import java.util.Map;

/** Every port of a stack, from one base: two stacks with bases a hundred apart never meet. */
public record PortPlan(int base) {
    /** Where a stack is found when nobody says otherwise. */
    public static final int DEFAULT_BASE = 18_000;

    private static final int HIGHEST_OFFSET = 94;
    private static final Map<String, Integer> OFFSETS = offsets();

    public PortPlan {
        if (base < 1024 || base + HIGHEST_OFFSET > 65_535)
            throw new StackFailure("the port base must be from 1024 to " + (65_535 - HIGHEST_OFFSET) + ", not " + base);
    }

    /** The port of a part, or of one of its doors such as {@code mail-http}. */
    public int of(String door) {
        var offset = OFFSETS.get(door);
        if (offset == null) throw new IllegalArgumentException("no part has a door named " + door);
        return base + offset;
    }

    /** All doors and their ports. */
    public Map<String, Integer> all() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        OFFSETS.forEach((door, offset) -> ports.put(door, base + offset));
        return ports;
    }

    private static Map<String, Integer> offsets() {
        Map<String, Integer> offsets = new LinkedHashMap<>();
        offsets.put("gateway", 80);
        offsets.put("catalog-service", 81);
        offsets.put("inventory-service", 82);
        offsets.put("order-service", 83);
        offsets.put("shipping-service", 84);
        offsets.put("returns-service", 85);
        offsets.put("customer-service", 86);
        offsets.put("gateway-2", 60);
        offsets.put("catalog-service-2", 61);
        offsets.put("inventory-service-2", 62);
        offsets.put("order-service-2", 63);
        offsets.put("shipping-service-2", 64);
        offsets.put("returns-service-2", 65);
        offsets.put("customer-service-2", 66);
        offsets.put("postgres", 32);
        offsets.put("kafka", 92);
        offsets.put("kafka-controller", 93);
        offsets.put("connect", HIGHEST_OFFSET);
        offsets.put("keycloak", 90);
        offsets.put("keycloak-management", 91);
        offsets.put("mail", 25);
        offsets.put("mail-http", 26);
        offsets.put("payment", 70);
        offsets.put("carrier", 71);
        return offsets;
    }
}
