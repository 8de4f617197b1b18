package org.entrepot.kit.test;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.kit.Wire;

/**
 * Access tokens as the identity provider makes them, valid unless a test says otherwise:
 * {@code Tokens.of("storefront").roles("storefront").signed()}.
 */
public final class Tokens {

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final List<String> EVERYWHERE = List.of(
            "entrepot-gateway",
            "catalog-service",
            "inventory-service",
            "order-service",
            "shipping-service",
            "returns-service",
            "customer-service");

    private final Map<String, Object> claims = new LinkedHashMap<>();
    private PrivateKey key = TestIssuer.shared().keys().getPrivate();
    private String algorithm = "RS256";

    private Tokens(String client) {
        var now = Instant.now().getEpochSecond();
        claims.put("iss", TestIssuer.shared().issuer());
        claims.put(
                "sub",
                UUID.nameUUIDFromBytes(client.getBytes(StandardCharsets.UTF_8)).toString());
        claims.put("azp", client);
        claims.put("typ", "Bearer");
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iat", now);
        claims.put("exp", now + 300);
    }

    /** A token for the application ({@code azp}), with its service account as the subject and the service under test as audience. */
    public static Tokens of(String client) {
        return new Tokens(client);
    }

    /** The signed token of the application with these roles, for the service under test. */
    public static String with(String client, String... roles) {
        return of(client).roles(roles).signed();
    }

    public Tokens roles(String... roles) {
        return claim("realm_access", Map.of("roles", List.of(roles)));
    }

    public Tokens subject(String subject) {
        return claim("sub", subject);
    }

    public Tokens audience(String... audiences) {
        return claim("aud", new ArrayList<>(List.of(audiences)));
    }

    /** With the audience of every service and of the gateway. */
    public Tokens everywhere() {
        return claim("aud", EVERYWHERE);
    }

    public Tokens issuer(String issuer) {
        return claim("iss", issuer);
    }

    public Tokens expired() {
        return claim("exp", Instant.now().getEpochSecond() - 60);
    }

    /** Signed by somebody else's key under our key's name. */
    public Tokens signedBy(PrivateKey stranger) {
        key = stranger;
        return this;
    }

    /** Says another algorithm than it was signed with: {@code none}, {@code HS256}. */
    public Tokens claimingAlgorithm(String name) {
        algorithm = name;
        return this;
    }

    public Tokens claim(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    /** The compact form (RFC 7515, section 7.1). */
    public String signed() {
        if (!claims.containsKey("aud")) audience(RealParts.service());
        var header = Map.of("alg", algorithm, "typ", "JWT", "kid", TestIssuer.KEY_ID);
        var content = encoded(header) + "." + encoded(claims);
        if (algorithm.equals("none")) return content + ".";
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + BASE64URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encoded(Object part) {
        return BASE64URL.encodeToString(Wire.write(part).getBytes(StandardCharsets.UTF_8));
    }
}
