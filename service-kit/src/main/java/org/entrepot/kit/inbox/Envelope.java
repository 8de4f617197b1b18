package org.entrepot.kit.inbox;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.entrepot.kit.Trail;
import org.jspecify.annotations.Nullable;

/**
 * What is written on the outside of a fact: CloudEvents 1.0 attributes in the Kafka binary content mode.
 *
 * @param sequence the fact's number in its stream (topic and key), from 1, without gaps
 */
public record Envelope(
        String topic,
        String key,
        UUID id,
        String type,
        String source,
        Instant time,
        long sequence,
        String correlationId,
        @Nullable String causationId,
        @Nullable String traceparent) {

    /** @throws BadEnvelope when a header that delivery depends on is missing or malformed */
    static Envelope of(ConsumerRecord<String, byte[]> kafkaRecord) {
        if (kafkaRecord.key() == null) throw new BadEnvelope("the record has no key");
        try {
            var id = UUID.fromString(required(kafkaRecord, "ce_id"));
            return new Envelope(
                    kafkaRecord.topic(),
                    kafkaRecord.key(),
                    id,
                    required(kafkaRecord, "ce_type"),
                    required(kafkaRecord, "ce_source"),
                    time(required(kafkaRecord, "ce_time")),
                    positive(required(kafkaRecord, "ce_sequence")),
                    optional(kafkaRecord, "ce_correlationid") == null
                            ? id.toString()
                            : optional(kafkaRecord, "ce_correlationid"),
                    optional(kafkaRecord, "ce_causationid"),
                    optional(kafkaRecord, "traceparent"));
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw new BadEnvelope("a header is malformed: " + malformed.getMessage());
        }
    }

    /** What follows from this fact continues its correlation and trace, and names it as the cause. */
    public Trail trail() {
        return Trail.after(correlationId, id.toString(), traceparent);
    }

    private static long positive(String text) {
        var number = Long.parseLong(text);
        if (number < 1) throw new BadEnvelope("ce_sequence is " + number + ", but counting starts at 1");
        return number;
    }

    /** ISO 8601 text, or microseconds since 1970, which is how the relay writes a timestamp column. */
    private static Instant time(String text) {
        if (text.isEmpty() || !text.chars().allMatch(Character::isDigit)) return Instant.parse(text);
        var micros = Long.parseLong(text);
        return Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000);
    }

    private static String required(ConsumerRecord<String, byte[]> kafkaRecord, String name) {
        var value = optional(kafkaRecord, name);
        if (value == null) throw new BadEnvelope("header " + name + " is missing");
        return value;
    }

    private static @Nullable String optional(ConsumerRecord<String, byte[]> kafkaRecord, String name) {
        var header = kafkaRecord.headers().lastHeader(name);
        if (header == null || header.value() == null) return null;
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    /** A record that cannot be a fact of ours. */
    static final class BadEnvelope extends RuntimeException {
        BadEnvelope(String message) {
            super(message);
        }
    }
}
