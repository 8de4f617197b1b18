package org.entrepot.simulators;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What makes two calls the same call: path and Idempotency-Key; and what makes them say the same: the body. Hashed with
 * SHA-256 and cut, to be small: one is kept for every call that acted.
 */
record Stamp(Key key, long body) {
    /** The first 128 bits of the hash. */
    record Key(long high, long low) {}

    /** @param asked the body as a record, so neither spaces nor the order of fields matter */
    static Stamp of(Request request, Object asked) {
        if (request.key() == null || request.key().isBlank())
            throw Refused.malformed("The header Idempotency-Key is missing");
        if (request.key().length() > 255)
            throw Refused.malformed("The header Idempotency-Key has at most 255 characters");
        var call = hash(request.path() + "\n" + request.key());
        return new Stamp(
                new Key(call.getLong(), call.getLong()),
                hash(String.valueOf(asked)).getLong());
    }

    private static ByteBuffer hash(String text) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
