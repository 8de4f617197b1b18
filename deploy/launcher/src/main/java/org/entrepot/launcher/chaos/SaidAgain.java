package org.entrepot.launcher.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.entrepot.launcher.platform.Topics;

/** Facts that were told are told again, with the same ids, as a relay does that lost its place. */
final class SaidAgain implements Fault {
    /** So many at most of one partition. */
    private static final int MOST = 400;

    private final List<String> topics;
    private final double from;

    /** @param from how far back: 0 the whole topic again, near 1 only its newest facts */
    SaidAgain(List<String> topics, double from) {
        this.topics = List.copyOf(topics);
        this.from = from;
    }

    @Override
    public String target() {
        return topics.size() == 1 ? topics.getFirst() : "the end of " + topics.size() + " topics";
    }

    @Override
    public Duration lasts() {
        return Duration.ofSeconds(3);
    }

    @Override
    public void strike(Scene scene) {
        var again = read(scene.platform().kafka()).stream()
                .map(was -> new ProducerRecord<>(was.topic(), was.partition(), was.key(), was.value(), was.headers()))
                .toList();
        Broker.produce(scene.platform().kafka(), again);
        scene.say().accept("       " + again.size() + " facts told again");
    }

    /** Each partition in its order and to its end: whoever keeps the last of each key keeps the right one. */
    private List<ConsumerRecord<byte[], byte[]>> read(String bootstrapServers) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (var consumer = Topics.consumer(bootstrapServers)) {
            var partitions = Topics.partitions(consumer, topics);
            var begins = consumer.beginningOffsets(partitions);
            var ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            for (var partition : partitions) {
                var begin = begins.get(partition);
                var end = ends.get(partition);
                consumer.seek(partition, Math.max(end - MOST, begin + (long) ((end - begin) * from)));
            }
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one)))
                for (var kafka : consumer.poll(Duration.ofMillis(200)))
                    if (kafka.offset() < ends.get(new TopicPartition(kafka.topic(), kafka.partition()))
                            && isOfTheRelay(kafka)) found.add(kafka);
        }
        return found;
    }

    /** What a stranger put there without an envelope has no id by which it could be known again: it would be parked anew. */
    private static boolean isOfTheRelay(ConsumerRecord<byte[], byte[]> kafka) {
        return kafka.headers().lastHeader("ce_id") != null;
    }

    @Override
    public List<Verdict> judge(Scene scene, Seen seen) {
        return List.of(seen.ordersWereAccepted("facts told again"));
    }
}
