package org.entrepot.gateway.progress;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A fact about an order as it came from Kafka, not read yet.
 *
 * @param id unique; what a client gives as Last-Event-ID
 * @param payload JSON
 */
record ToldFact(String orderId, String id, String type, Instant at, byte[] payload) {

    /** Null for a record that is no fact of ours: whoever must apply it will park it, here it is passed over. */
    static @Nullable ToldFact of(ConsumerRecord<String, byte[]> heard) {
        var id = header(heard, "ce_id");
        var type = header(heard, "ce_type");
        if (heard.key() == null || heard.value() == null || id == null || type == null) return null;
        return new ToldFact(heard.key(), id, type, time(heard), heard.value());
    }

    /** ISO 8601 text, or microseconds since 1970, which is how the relay writes a timestamp column. */
    private static Instant time(ConsumerRecord<String, byte[]> heard) {
        var text = header(heard, "ce_time");
        try {
            if (text == null) return Instant.ofEpochMilli(heard.timestamp());
            if (text.isEmpty() || !text.chars().allMatch(Character::isDigit)) return Instant.parse(text);
            var micros = Long.parseLong(text);
            return Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000);
        } catch (DateTimeException | NumberFormatException malformed) {
            return Instant.ofEpochMilli(heard.timestamp());
        }
    }

    private static @Nullable String header(ConsumerRecord<String, byte[]> heard, String name) {
        var header = heard.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
