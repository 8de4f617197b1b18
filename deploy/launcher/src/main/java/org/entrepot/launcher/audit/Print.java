package org.entrepot.launcher.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.entrepot.launcher.platform.HeardFact;

/**
 * The fingerprint of a fact: topic, key, type, sequence and payload in 128 bits, the same in SQL and here. It tells
 * accidents, not attacks.
 */
final class Print {
    /** The same over an outbox row. */
    static final String IN_SQL =
            "md5(topic || E'\\n' || key || E'\\n' || type || E'\\n' || sequence || E'\\n' || payload)::uuid";

    private final MessageDigest md5 = md5();

    UUID of(HeardFact fact) {
        var head = fact.topic() + "\n" + fact.key() + "\n" + fact.type() + "\n" + fact.sequence() + "\n";
        md5.update(head.getBytes(StandardCharsets.UTF_8));
        var bits = ByteBuffer.wrap(md5.digest(fact.value()));
        return new UUID(bits.getLong(), bits.getLong());
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has MD5", impossible);
        }
    }
}
