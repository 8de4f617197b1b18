package org.entrepot.kit.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.entrepot.kit.Ids;
import org.entrepot.kit.Wire;
import org.entrepot.kit.inbox.Delivery.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A parked fact as the operations API and the audit see it: as it came, why it could not be applied, and its fate.
 *
 * @param sequence its number in its stream; none when its envelope cannot be read, as {@code eventId} and {@code type}
 * @param headers of the record, as a JSON object
 * @param nextTryAt when it is tried again by itself
 * @param state {@code PARKED}, {@code REPLAYED} or {@code DISCARDED}
 */
public record ParkedEvent(
        UUID id,
        String consumer,
        String topic,
        int partition,
        long kafkaOffset,
        String key,
        @Nullable Long sequence,
        @Nullable UUID eventId,
        @Nullable String type,
        String headers,
        byte @Nullable [] payload,
        Reason reason,
        String error,
        String detail,
        int attempts,
        Instant parkedAt,
        @Nullable Instant nextTryAt,
        String state,
        @Nullable Instant settledAt,
        @Nullable String settledBy,
        @Nullable String settledWhy) {

    /** Why a fact is parked. */
    public enum Reason {
        /** It fails, and will fail again until something is mended. */
        POISON,
        /** An earlier fact of its stream is parked. */
        BEHIND,
        /** An earlier fact of its stream has not come. */
        GAP,
        /** What it speaks of is not here yet. */
        AWAITING
    }

    /** One that is parked now. */
    static ParkedEvent of(
            String consumer,
            Delivery delivery,
            Reason reason,
            @Nullable Throwable why,
            Instant now,
            @Nullable Instant nextTry) {
        var kafka = delivery.kafka();
        var envelope = delivery.envelope();
        return new ParkedEvent(
                Ids.next(),
                consumer,
                kafka.topic(),
                kafka.partition(),
                kafka.offset(),
                kafka.key() == null ? "" : kafka.key(),
                envelope == null ? null : envelope.sequence(),
                envelope == null ? null : envelope.id(),
                envelope == null ? null : envelope.type(),
                headers(kafka),
                kafka.value(),
                reason,
                why == null ? "" : why.getClass().getSimpleName(),
                why == null || why.getMessage() == null ? "" : why.getMessage(),
                1,
                now,
                nextTry,
                "PARKED",
                null,
                null,
                null);
    }

    Stream stream() {
        return new Stream(topic, key);
    }

    /** The record that was delivered. */
    ConsumerRecord<String, byte[]> asRecord() {
        var kafkaHeaders = new RecordHeaders();
        Wire.read(headers, JsonNode.class)
                .properties()
                .forEach(header -> kafkaHeaders.add(
                        header.getKey(),
                        header.getValue().isNull()
                                ? null
                                : header.getValue().asText().getBytes(StandardCharsets.UTF_8)));
        return new ConsumerRecord<>(
                topic,
                partition,
                kafkaOffset,
                0L,
                TimestampType.NO_TIMESTAMP_TYPE,
                0,
                0,
                key,
                payload,
                kafkaHeaders,
                Optional.empty());
    }

    private static String headers(ConsumerRecord<String, byte[]> kafka) {
        var headers = new LinkedHashMap<String, String>();
        kafka.headers()
                .forEach(header -> headers.put(
                        header.key(),
                        header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8)));
        return Wire.write(headers);
    }
}
