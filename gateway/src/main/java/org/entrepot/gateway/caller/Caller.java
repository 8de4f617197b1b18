package org.entrepot.gateway.caller;

import java.util.Set;

/**
 * Who is asking.
 *
 * @param client the application ({@code azp})
 * @param subject the person or service account ({@code sub})
 * @param expiresAt seconds since 1970
 */
public record Caller(String client, String subject, Set<String> roles, long expiresAt) {

    private static final Set<String> MACHINES = Set.of("storefront", "warehouse-system", "service");

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** How this caller is told from others when requests are counted. */
    public String key() {
        return client + "/" + subject;
    }

    public boolean mayOperate() {
        return roles.contains("operations");
    }

    /** Whether it is a system of the shop or a partner, which brings the requests of many people. */
    public boolean isMachine() {
        return roles.stream().anyMatch(MACHINES::contains);
    }
}
