package org.entrepot.launcher.platform;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record of a fact topic, read by its headers; what is missing or malformed is empty, never an exception. */
public record HeardFact(ConsumerRecord<byte[], byte[]> kafka) {

    public String topic() {
        return kafka.topic();
    }

    public String key() {
        return kafka.key() == null ? "" : new String(kafka.key(), StandardCharsets.UTF_8);
    }

    public String id() {
        return header("ce_id");
    }

    public String type() {
        return header("ce_type");
    }

    /** Who said it, as {@code /order-service}. */
    public String source() {
        return header("ce_source");
    }

    public String sequence() {
        return header("ce_sequence");
    }

    /** When it happened; the time of the record when the header says nothing that can be read. */
    public Instant time() {
        var text = header("ce_time");
        try {
            if (text.isEmpty()) return Instant.ofEpochMilli(kafka.timestamp());
            if (!text.chars().allMatch(Character::isDigit)) return Instant.parse(text);
            var micros = Long.parseLong(text);
            return Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000);
        } catch (DateTimeException | NumberFormatException malformed) {
            return Instant.ofEpochMilli(kafka.timestamp());
        }
    }

    public byte[] value() {
        return kafka.value() == null ? new byte[0] : kafka.value();
    }

    public String header(String name) {
        var header = kafka.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** Topic, partition and offset, for a person. */
    public String place() {
        return place(kafka.topic(), kafka.partition(), kafka.offset());
    }

    public static String place(String topic, int partition, long offset) {
        return topic + "/" + partition + "@" + offset;
    }
}
