package org.entrepot.shipping.tracking;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entrepot.kit.problem.BrokenRule;
import org.jspecify.annotations.Nullable;

/** Checks that a message is from the carrier and not an old one sent again (Standard Webhooks, standardwebhooks.com). */
@ApplicationScoped
class WebhookSignature {

    private static final String PREFIX = "whsec_";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final SecretKeySpec key;
    private final Clock clock;

    WebhookSignature(@ConfigProperty(name = "entrepot.carrier.webhook-secret") String secret, Clock clock) {
        if (!secret.startsWith(PREFIX)) {
            throw new IllegalArgumentException("entrepot.carrier.webhook-secret must start with " + PREFIX);
        }
        this.key = new SecretKeySpec(Base64.getDecoder().decode(secret.substring(PREFIX.length())), "HmacSHA256");
        this.clock = clock;
    }

    /** @throws NotFromCarrier (401) when the message is unsigned, signed with another secret, altered, or old */
    void mustBeValid(Headers headers, byte[] body) {
        if (headers.id() == null || headers.timestamp() == null || headers.signature() == null)
            throw new NotFromCarrier();
        if (age(headers.timestamp()).compareTo(TOLERANCE) > 0) throw new NotFromCarrier();
        var expected = signature(headers.id(), headers.timestamp(), body);
        for (var given : headers.signature().split(" ")) {
            if (given.startsWith("v1,") && MessageDigest.isEqual(expected, bytes(given.substring(3)))) return;
        }
        throw new NotFromCarrier();
    }

    /** What a signed message carries on its outside. */
    record Headers(
            @Nullable String id,
            @Nullable String timestamp,
            @Nullable String signature) {}

    private Duration age(String timestamp) {
        try {
            return Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant())
                    .abs();
        } catch (NumberFormatException | java.time.DateTimeException malformed) {
            throw new NotFromCarrier();
        }
    }

    private byte[] signature(String id, String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            return new byte[0];
        }
    }

    static final class NotFromCarrier extends BrokenRule {
        NotFromCarrier() {
            super(401, "signature-invalid", "The message is not signed by a carrier, or is too old.");
        }
    }
}
