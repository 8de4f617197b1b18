package org.entrepot.stack;

import java.util.List;
import java.util.Locale;

/** The accounts of the realm file whose secrets each stack makes for itself. */
public final class Logins {
    private Logins() {}

    /** Machines: they get tokens with client credentials. */
    public static final List<String> CLIENTS = List.of(
            "storefront",
            "warehouse-system",
            "return-desk",
            "merchandising",
            "operations-cli",
            "order-service",
            "shipping-service",
            "returns-service",
            "customer-service");

    /** People: staff, one for each role, and two customers. */
    public static final List<String> USERS = List.of(
            "ecommerce-manager",
            "merchandiser",
            "order-clerk",
            "warehouse-worker",
            "returns-clerk",
            "customer-adviser",
            "accountant",
            "operations",
            "ada",
            "blaise");

    /** The placeholder of a client's secret in the realm file. */
    public static String clientVariable(String client) {
        return "ENTREPOT_CLIENT_" + shout(client) + "_SECRET";
    }

    /** The placeholder of a user's password in the realm file. */
    public static String userVariable(String user) {
        return "ENTREPOT_USER_" + shout(user) + "_PASSWORD";
    }

    private static String shout(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
