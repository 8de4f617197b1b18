package org.entrepot.order.shop;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.entrepot.kit.Wire;

/** Delivery references as customer-service signs them, with a key pair that is used in tests alone. */
public final class References {

    /** Base64 of PKCS #8. */
    private static final String PRIVATE_KEY = "MC4CAQAwBQYDK2VwBCIEINqfOSSPirKLU6B3Bz3i+Hhs2hzCBgJM5cxqymM+WbJ5";
    /** Base64 of X.509. */
    public static final String PUBLIC_KEY = "MCowBQYDK2VwAyEAFMjcEWnyOST7orvryQ/lHCHxurdnc7k6y94+094XV1g=";

    /** A reference of the storefront's, signed with the key above by other code than this. */
    public static final String KEPT =
            "eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiIwMTk5YTNjMC0wMDAyLTcwMDAtODAwMC0wMDAwMDAwMDAwMDIiLCJhZHIiOiIwMTk5YTNjMC0wM"
                    + "DAzLTcwMDAtODAwMC0wMDAwMDAwMDAwMDMiLCJvd24iOiJjbGllbnQ6c3RvcmVmcm9udCIsImdzdCI6dHJ1ZSwibG5nIjoiZnIiLCJj"
                    + "dHkiOiJHQiIsImlhdCI6MTc3MjQ0MjAwMH0.xj5w3KxeMVi-oMU6AYVjS9RloyBxkmZbsTDrBiqJOt2c7xZXNcX8bxNiN__RNsmUq1S"
                    + "okuCfxk15hiz1D7FCCA";

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final Map<String, Object> header = new LinkedHashMap<>(Map.of("alg", "EdDSA"));
    private final Map<String, Object> claims = new LinkedHashMap<>();

    private References(String owner) {
        claims.put("sub", UUID.randomUUID());
        claims.put("adr", UUID.randomUUID());
        claims.put("own", owner);
        claims.put("gst", false);
        claims.put("lng", "en");
        claims.put("cty", "GB");
        claims.put("iat", 1_772_442_000);
    }

    public static References ownedBy(String owner) {
        return new References(owner);
    }

    public References with(String claim, Object value) {
        claims.put(claim, value);
        return this;
    }

    public References without(String claim) {
        claims.remove(claim);
        return this;
    }

    public References header(String name, Object value) {
        header.put(name, value);
        return this;
    }

    public String signed() {
        try {
            var content = encoded(header) + "." + encoded(claims);
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(PRIVATE_KEY))));
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
