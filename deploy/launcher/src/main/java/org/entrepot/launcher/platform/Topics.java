package org.entrepot.launcher.platform;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.entrepot.events.EventCatalogue;
import org.entrepot.events.Topic;
import org.entrepot.stack.StackFailure;

/** The fact topics, read by plain consumers that belong to no group and leave no trace. */
public final class Topics {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Topics() {}

    /** The names of all fact topics. */
    public static List<String> all() {
        return EventCatalogue.topics().stream().map(Topic::name).toList();
    }

    /** Reads the topics from their beginning to where they end now. */
    public static void scan(String bootstrapServers, List<String> topics, Consumer<HeardFact> reader) {
        try (var consumer = consumer(bootstrapServers)) {
            var partitions = partitions(consumer, topics);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            readTo(consumer, consumer.endOffsets(partitions), reader);
        }
    }

    /** A consumer of whole partitions; the caller assigns, polls and closes it. */
    public static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers) {
        return consumer(properties(bootstrapServers));
    }

    /** As {@link #consumer}, for one who listens for long: the broker answers once so much time has passed, not at each fact. */
    public static KafkaConsumer<byte[], byte[]> listener(String bootstrapServers, Duration gather) {
        var properties = properties(bootstrapServers);
        gather(properties, gather);
        return consumer(properties);
    }

    /** Has the broker collect facts for so long, or a megabyte of them, before it answers. */
    public static void gather(Properties consumer, Duration time) {
        consumer.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, "1048576");
        consumer.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Long.toString(time.toMillis()));
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Properties properties) {
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Properties properties(String bootstrapServers) {
        var properties = new Properties();
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000");
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, "4194304");
        return properties;
    }

    public static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, List<String> topics) {
        return topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private static void readTo(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, Consumer<HeardFact> reader) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
            if (System.nanoTime() > deadline)
                throw new StackFailure("The topics could not be read to their end in " + PATIENCE.toSeconds() + " s.");
            for (var kafka : consumer.poll(Duration.ofMillis(500))) reader.accept(new HeardFact(kafka));
        }
    }
}
