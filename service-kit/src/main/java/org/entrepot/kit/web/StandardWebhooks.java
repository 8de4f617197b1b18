package org.entrepot.kit.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells one party's webhooks from anybody else's, as in Standard Webhooks (standardwebhooks.com): HMAC-SHA256 over id, time
 * and body, compared in constant time. What is more than five minutes old or early is refused, so that what was recorded
 * cannot be sent again later.
 */
public final class StandardWebhooks {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String SECRET_PREFIX = "whsec_";
    private static final String SIGNATURE_PREFIX = "v1,";

    private final SecretKeySpec key;
    private final Clock clock;

    /**
     * @param secret shared with the party: {@code whsec_} and the key in base64
     * @throws IllegalArgumentException when it is of another form
     */
    public StandardWebhooks(String secret, Clock clock) {
        if (!secret.startsWith(SECRET_PREFIX)) {
            throw new IllegalArgumentException("a webhook secret starts with " + SECRET_PREFIX);
        }
        var bytes = Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
        this.clock = clock;
    }

    /**
     * What a message carries on its outside; each is absent when it does not.
     *
     * @param id header {@code webhook-id}
     * @param timestamp header {@code webhook-timestamp}: seconds since 1970
     * @param signatures header {@code webhook-signature}: one, or several with spaces while a secret is being changed
     */
    public record Headers(
            @Nullable String id,
            @Nullable String timestamp,
            @Nullable String signatures) {}

    /** Whether the message is the party's, unaltered, and fresh. */
    public boolean isGenuine(Headers headers, byte[] body) {
        var signatures = headers.signatures();
        if (headers.id() == null || signatures == null || !isFresh(headers.timestamp())) return false;
        var expected = sign(headers.id() + "." + headers.timestamp() + ".", body);
        var genuine = false;
        for (var signature : signatures.split(" ")) {
            if (!signature.startsWith(SIGNATURE_PREFIX)) continue;
            var given = signature.substring(SIGNATURE_PREFIX.length()).getBytes(StandardCharsets.UTF_8);
            genuine |= MessageDigest.isEqual(expected, given);
        }
        return genuine;
    }

    private boolean isFresh(@Nullable String timestamp) {
        if (timestamp == null) return false;
        try {
            var age = Math.subtractExact(clock.instant().getEpochSecond(), Long.parseLong(timestamp));
            return Math.abs(age) <= TOLERANCE.toSeconds();
        } catch (NumberFormatException | ArithmeticException notATime) {
            return false;
        }
    }

    private byte[] sign(String outside, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(outside.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encode(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", impossible);
        }
    }
}
