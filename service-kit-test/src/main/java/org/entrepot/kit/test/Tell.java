package org.entrepot.kit.test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.entrepot.events.EventCatalogue;
import org.entrepot.events.Fact;
import org.entrepot.kit.Ids;
import org.entrepot.kit.Wire;
import org.entrepot.stack.testing.TestInfra;
import org.jspecify.annotations.Nullable;

/**
 * Tells the service under test what another service would: onto the real topic, in a full envelope, numbered per stream.
 *
 * <pre>{@code
 * Tell.fact(orderPlaced);                               // the next fact of its stream
 * var told = Tell.that(orderPlaced); told.send(); told.send();   // the same fact twice
 * Tell.that(paid).sequence(7).send();                   // out of order
 * Tell.that(paid).json("{").send();                     // poison
 * }</pre>
 */
public final class Tell {

    private static final Map<String, Long> LAST = new ConcurrentHashMap<>();
    private static final KafkaProducer<String, byte[]> PRODUCER = producer();

    private final String topic;
    private final String key;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private byte @Nullable [] value;
    private @Nullable Integer partition;

    private Tell(Fact fact) {
        var entry = EventCatalogue.of(fact.getClass());
        topic = entry.topic();
        key = fact.key();
        value = Wire.write(fact).getBytes(StandardCharsets.UTF_8);
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", Ids.next().toString());
        headers.put("ce_type", entry.name());
        headers.put("ce_source", "/" + entry.producer());
        headers.put("ce_time", Instant.now().toString());
        headers.put("ce_subject", key);
        headers.put("ce_dataschema", entry.dataschema());
        headers.put("ce_correlationid", UUID.randomUUID().toString());
        headers.put("content-type", "application/json");
    }

    /** Tells the facts in this order and waits until the broker has them. */
    public static void fact(Fact... facts) {
        for (var fact : List.of(facts)) that(fact).send();
    }

    /** A fact that is about to be told. */
    public static Tell that(Fact fact) {
        return new Tell(fact);
    }

    /** Leaves out this many numbers of the stream, as if facts were lost. */
    public static void skip(Fact example, int howMany) {
        var entry = EventCatalogue.of(example.getClass());
        LAST.merge(entry.topic() + "/" + example.key(), (long) howMany, Long::sum);
    }

    public Tell sequence(long number) {
        return header("ce_sequence", Long.toString(number));
    }

    public Tell id(UUID id) {
        return header("ce_id", id.toString());
    }

    /** Sets a header; null leaves it out. */
    public Tell header(String name, @Nullable String content) {
        if (content == null) headers.remove(name);
        else headers.put(name, content);
        return this;
    }

    /** Replaces the value by this text; null makes an empty record. */
    public Tell json(@Nullable String text) {
        value = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    /** Sends to this partition, whatever the key says: as a member sees it that believes to own what another owns now. */
    public Tell partition(int number) {
        partition = number;
        return this;
    }

    public UUID id() {
        return UUID.fromString(headers.get("ce_id"));
    }

    public long sequence() {
        return Long.parseLong(headers.get("ce_sequence"));
    }

    /** Sends it; a second time sends the same again, number and id included. */
    public Tell send() {
        headers.computeIfAbsent("ce_sequence", absent -> Long.toString(LAST.merge(topic + "/" + key, 1L, Long::sum)));
        var kafka = new ProducerRecord<>(topic, partition, key, value);
        headers.forEach((name, content) -> kafka.headers().add(name, content.getBytes(StandardCharsets.UTF_8)));
        try {
            PRODUCER.send(kafka).get();
            return this;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the broker did not take the record", e);
        }
    }

    /** Waits until the consumer (service and channel, as {@code order-service.shipping-events}) has applied it. */
    public Tell untilHeardBy(String consumer) {
        var schema = TestSchemas.of(RealParts.service());
        Probe.until(
                consumer + " has applied " + headers.get("ce_type") + " " + headers.get("ce_sequence") + " of " + key,
                () -> Database.query(
                        "select last_sequence from " + schema
                                + ".stream_position where consumer = ? and topic = ? and key = ?",
                        row -> row.getLong(1),
                        consumer,
                        topic,
                        key),
                found -> !found.isEmpty() && found.getFirst() >= sequence());
        return this;
    }

    /** As {@link #untilHeardBy}, whichever consumer of the service it is for. */
    public Tell untilHeard() {
        var schema = TestSchemas.of(RealParts.service());
        Probe.until(
                headers.get("ce_type") + " " + headers.get("ce_sequence") + " of " + key + " is applied",
                () -> Database.query(
                        "select last_sequence from " + schema + ".stream_position where topic = ? and key = ?",
                        row -> row.getLong(1),
                        topic,
                        key),
                found -> !found.isEmpty() && found.getFirst() >= sequence());
        return this;
    }

    private static KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", TestInfra.shared().bootstrapServers(), "acks", "all", "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
