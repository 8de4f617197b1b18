package org.entrepot.simulators;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** What makes two calls the same call: path and Idempotency-Key; and what makes them say the same: the body. Hashed, to be small. */
record Stamp(String key, String body) {
    /** @param asked the body as a record, so neither spaces nor the order of fields matter */
    static Stamp of(Request request, Object asked) {
        if (request.key() == null || request.key().isBlank())
            throw Refused.malformed("The header Idempotency-Key is missing");
        if (request.key().length() > 255)
            throw Refused.malformed("The header Idempotency-Key has at most 255 characters");
        return new Stamp(hash(request.path() + "\n" + request.key(), 16), hash(String.valueOf(asked), 8));
    }

    private static String hash(String text, int bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
