package org.entrepot.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Access tokens as the identity provider makes them, valid for the gateway unless a test says otherwise. */
public final class Token {

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Object> claims = new LinkedHashMap<>();
    private PrivateKey key = TestIssuer.key();
    private String algorithm = "RS256";
    private String keyId = TestIssuer.KEY_ID;

    private Token(String client, String... roles) {
        var now = Instant.now().getEpochSecond();
        claims.put("iss", TestIssuer.address());
        claims.put("aud", List.of("entrepot-gateway", "order-service"));
        claims.put("sub", UUID.randomUUID().toString());
        claims.put("azp", client);
        claims.put("typ", "Bearer");
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iat", now);
        claims.put("exp", now + 300);
        claims.put("realm_access", Map.of("roles", List.of(roles)));
    }

    /** Of somebody whom no other test knows. */
    public static Token of(String client, String... roles) {
        return new Token(client, roles);
    }

    /** A signed token of a system, which is not held up by the limits of a person. */
    public static String machine() {
        return of("shop-backend", "storefront").signed();
    }

    public Token claim(String name, Object value) {
        if (value == null) claims.remove(name);
        else claims.put(name, value);
        return this;
    }

    public Token signedBySomebodyElse() {
        key = TestIssuer.anotherKey();
        return this;
    }

    public Token keyId(String id) {
        keyId = id;
        return this;
    }

    public Token algorithm(String name) {
        algorithm = name;
        return this;
    }

    /** The compact form. */
    public String signed() {
        try {
            var header = Map.of("alg", algorithm, "typ", "JWT", "kid", keyId);
            var content = encoded(header) + "." + encoded(claims);
            return content + "." + BASE64URL.encodeToString(signature(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException | JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] signature(byte[] content) throws GeneralSecurityException {
        if (algorithm.equals("none")) return new byte[0];
        if (algorithm.equals("HS256")) {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(TestIssuer.KEY_ID.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(content);
        }
        var signature = Signature.getInstance(algorithm.equals("RS512") ? "SHA512withRSA" : "SHA256withRSA");
        signature.initSign(key);
        signature.update(content);
        return signature.sign();
    }

    private static String encoded(Object part) throws JsonProcessingException {
        return BASE64URL.encodeToString(JSON.writeValueAsBytes(part));
    }
}
