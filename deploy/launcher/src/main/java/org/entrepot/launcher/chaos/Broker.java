package org.entrepot.launcher.chaos;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.entrepot.stack.StackFailure;

/** A plain producer: it puts into topics whatever it is given, as only the relay should. */
final class Broker {
    private static final int LARGEST = 2 << 20;

    private Broker() {}

    /** Returns when all are in their topics; where they lie, in the same order. */
    static List<RecordMetadata> produce(String bootstrapServers, List<ProducerRecord<byte[], byte[]>> records) {
        var properties = Map.<String, Object>of(
                "bootstrap.servers", bootstrapServers, "acks", "all", "max.request.size", LARGEST, "linger.ms", "5");
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            var sent = records.stream().map(producer::send).toList();
            java.util.ArrayList<RecordMetadata> places = new java.util.ArrayList<>();
            for (var one : sent) places.add(one.get());
            return places;
        } catch (ExecutionException e) {
            throw new StackFailure("The broker does not take a record: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while producing", e);
        }
    }
}
