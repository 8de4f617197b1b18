package org.entrepot.kit.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who is asking: what the access token says, after it was checked. */
@RequestScoped
public class Caller {

    private static final Set<String> STAFF = Set.of(
            Roles.ECOMMERCE_MANAGER,
            Roles.MERCHANDISER,
            Roles.ORDER_CLERK,
            Roles.WAREHOUSE_WORKER,
            Roles.RETURNS_CLERK,
            Roles.CUSTOMER_ADVISER,
            Roles.ACCOUNTANT,
            Roles.OPERATIONS);

    private final SecurityIdentity identity;
    private final JsonWebToken token;

    Caller(SecurityIdentity identity, JsonWebToken token) {
        this.identity = identity;
        this.token = token;
    }

    /** The person or service account ({@code sub}). */
    public String subject() {
        return token.getSubject();
    }

    /** The application that asks ({@code azp}). */
    public String client() {
        var client = token.<String>getClaim("azp");
        return client == null ? "" : client;
    }

    public boolean has(String role) {
        return identity.hasRole(role);
    }

    /** Whether the caller works for the shop, as a person. */
    public boolean isStaff() {
        return STAFF.stream().anyMatch(identity::hasRole);
    }

    /** Whether the caller is a storefront's backend, which acts for the guests and customers it brings. */
    public boolean isStorefront() {
        return has(Roles.STOREFRONT);
    }

    /** How this caller is named in an audit trail: application and person. */
    public String name() {
        return client() + "/" + subject();
    }
}
