package org.entrepot.order.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Tells the operator's webhooks from anybody else's (Standard Webhooks): HMAC-SHA256 over id, time and body, compared in
 * constant time; too old or too new is refused, so that what was recorded cannot be sent again later.
 */
@ApplicationScoped
public class WebhookSignature {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String SECRET_PREFIX = "whsec_";
    private static final String SIGNATURE_PREFIX = "v1,";

    private final SecretKeySpec key;
    private final Clock clock;

    WebhookSignature(@ConfigProperty(name = "entrepot.payment.webhook-secret") String secret, Clock clock) {
        if (!secret.startsWith(SECRET_PREFIX)) {
            throw new IllegalStateException("ENTREPOT_PAYMENT_WEBHOOK_SECRET must start with " + SECRET_PREFIX);
        }
        var bytes = Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
        this.clock = clock;
    }

    /** Whether one of the signatures (several while a secret is being changed) is the operator's, and fresh. */
    public boolean isGenuine(
            @Nullable String id, @Nullable String timestamp, @Nullable String signatures, String body) {
        if (id == null || timestamp == null || signatures == null || !isFresh(timestamp)) return false;
        var expected = sign(id + "." + timestamp + "." + body);
        var genuine = false;
        for (var signature : signatures.split(" ")) {
            if (!signature.startsWith(SIGNATURE_PREFIX)) continue;
            var given = signature.substring(SIGNATURE_PREFIX.length()).getBytes(StandardCharsets.US_ASCII);
            genuine |= MessageDigest.isEqual(expected, given);
        }
        return genuine;
    }

    private boolean isFresh(String timestamp) {
        try {
            var age = clock.instant().getEpochSecond() - Long.parseLong(timestamp);
            return Math.abs(age) <= TOLERANCE.toSeconds();
        } catch (NumberFormatException notATime) {
            return false;
        }
    }

    private byte[] sign(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            var signature = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encode(signature);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", impossible);
        }
    }
}
