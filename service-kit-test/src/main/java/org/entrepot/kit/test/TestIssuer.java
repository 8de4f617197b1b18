package org.entrepot.kit.test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/**
 * An issuer of access tokens with the endpoints that services ask: the signing keys (RFC 7517) and client credentials
 * (RFC 6749, section 4.4). One per JVM, whatever the number of class loaders.
 */
public final class TestIssuer {

    static final String KEY_ID = "test-key";
    private static final String SHARED = "entrepot.test-issuer";
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final String issuer;
    private final KeyPair keys;

    private TestIssuer(String issuer, KeyPair keys) {
        this.issuer = issuer;
        this.keys = keys;
    }

    /** The one issuer of this JVM. */
    public static TestIssuer shared() {
        synchronized (System.getProperties()) {
            var known = System.getProperty(SHARED);
            if (known == null) {
                known = start();
                System.setProperty(SHARED, known);
            }
            var parts = known.split(" ");
            return new TestIssuer(parts[0], keys(parts[1]));
        }
    }

    /** What tokens carry as {@code iss}. */
    public String issuer() {
        return issuer;
    }

    KeyPair keys() {
        return keys;
    }

    private static String start() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var keys = generator.generateKeyPair();
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var issuer = "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/entrepot";
            var connect = "/realms/entrepot/protocol/openid-connect/";
            server.createContext(
                    connect + "certs", exchange -> answer(exchange, jwks((RSAPublicKey) keys.getPublic())));
            server.createContext(connect + "token", exchange -> answer(exchange, serviceToken(exchange)));
            server.start();
            return issuer + " "
                    + Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Any client gets a token of a service account with the audience of every service. */
    private static String serviceToken(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        var token = Tokens.of("service-account").roles("service").everywhere().signed();
        return "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":300}".formatted(token);
    }

    private static KeyPair keys(String pkcs8) {
        try {
            var factory = KeyFactory.getInstance("RSA");
            var secret = (RSAPrivateCrtKey) factory.generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pkcs8)));
            var open = factory.generatePublic(new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent()));
            return new KeyPair(open, secret);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String jwks(RSAPublicKey key) {
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                .formatted(KEY_ID, unsigned(key.getModulus()), unsigned(key.getPublicExponent()));
    }

    private static String unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        var from = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        return BASE64URL.encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        try (var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }
}
