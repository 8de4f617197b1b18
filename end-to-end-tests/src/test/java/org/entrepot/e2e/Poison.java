package org.entrepot.e2e;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** A record that wears a fact's envelope and has nonsense in it. */
final class Poison {

    private Poison() {}

    static void into(Shop shop, String topic, String key, String type, long sequence) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", shop.platform().kafka(), "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            var kafka = new ProducerRecord<>(topic, key, "{\"nonsense\":");
            Map.of(
                            "ce_id", UUID.randomUUID().toString(),
                            "ce_type", type,
                            "ce_source", "/test",
                            "ce_time", Instant.now().toString(),
                            "ce_sequence", Long.toString(sequence))
                    .forEach((name, value) -> kafka.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(kafka).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
