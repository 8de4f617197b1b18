package org.entrepot.gateway.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.entrepot.events.EventCatalogue;
import org.entrepot.events.Fact;
import org.entrepot.stack.testing.TestInfra;

/** Tells facts onto their real topics, as the relay does. */
final class Facts {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestInfra.shared().bootstrapServers(), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());

    private Facts() {}

    /** @return the id of the fact */
    static String tell(Fact fact) {
        try {
            return tell(fact, JSON.writeValueAsBytes(fact));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String tell(Fact fact, byte[] payload) {
        var entry = EventCatalogue.of(fact.getClass());
        var told = new ProducerRecord<>(entry.topic(), fact.key(), payload);
        var id = UUID.randomUUID().toString();
        header(told, "ce_id", id);
        header(told, "ce_type", entry.name());
        header(told, "ce_time", "1795000000123456");
        header(told, "ce_sequence", "1");
        try {
            PRODUCER.send(told).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return id;
    }

    private static void header(ProducerRecord<String, byte[]> told, String name, String value) {
        told.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
