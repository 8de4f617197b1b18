package org.entrepot.simulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that a sender and a receiver of webhooks share, written {@code whsec_<base64>} as in Standard Webhooks
 * (standardwebhooks.com). Its {@code toString} does not show it.
 */
public final class WebhookSecret {
    private static final String PREFIX = "whsec_";
    private final byte[] key;

    private WebhookSecret(byte[] key) {
        this.key = key;
    }

    /** @throws IllegalArgumentException when the text is not {@code whsec_} and the base64 of 24 to 64 bytes */
    public static WebhookSecret of(String text) {
        if (!text.startsWith(PREFIX)) throw new IllegalArgumentException("A webhook secret starts with " + PREFIX);
        byte[] key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
        if (key.length < 24 || key.length > 64)
            throw new IllegalArgumentException("A webhook secret has 24 to 64 bytes");
        return new WebhookSecret(key);
    }

    public static WebhookSecret random() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new WebhookSecret(key);
    }

    /** From the environment, or else from a file of the data folder that is made at first start and is for its owner alone. */
    static WebhookSecret configured(String variable, Path folder) {
        String given = Settings.text(variable, "");
        if (!given.isEmpty()) return of(given);
        try {
            Path file = Files.createDirectories(folder).resolve("webhook.secret");
            if (Files.exists(file)) return of(Files.readString(file).strip());
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            var secret = random();
            Files.writeString(file, secret.reveal());
            return secret;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The secret as text, to hand it to the receiver. */
    public String reveal() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /**
     * The value of the header {@code webhook-signature}: {@code v1,} and the base64 of the HMAC-SHA256 of
     * {@code id.timestamp.body}.
     *
     * @param timestamp Unix seconds of the attempt
     */
    public String signature(String id, long timestamp, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] signed = mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
