package org.entrepot.launcher.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.entrepot.stack.testing.TestInfra;
import org.junit.jupiter.api.Test;

class SurveyTest {
    private final String broker = TestInfra.shared().bootstrapServers();
    private final String topic = "survey-" + UUID.randomUUID();
    private final String group = "reader-of-" + topic;

    @Test
    void a_group_is_behind_by_what_it_has_not_acknowledged_and_late_by_the_oldest_of_it() throws Exception {
        holds(0, Duration.ofMinutes(50), Duration.ofMinutes(20), Duration.ofMinutes(1));
        holds(1, Duration.ofMinutes(5));
        hasHeard(Map.of(0, 1L, 1, 1L));

        var survey = Survey.of(broker, List.of(topic));

        assertThat(survey.topics()).containsExactly(new Survey.OfTopic(topic, 2, 4));
        var place = survey.groups().stream()
                .filter(each -> each.group().equals(group))
                .findFirst()
                .orElseThrow();
        assertThat(place.behind()).isEqualTo(2);
        assertThat(place.late().orElseThrow()).isBetween(Duration.ofMinutes(20), Duration.ofMinutes(21));
    }

    @Test
    void who_has_heard_everything_is_not_late() throws Exception {
        holds(0, Duration.ofMinutes(50));
        hasHeard(Map.of(0, 1L, 1, 0L));

        var place = Survey.of(broker, List.of(topic)).groups().stream()
                .filter(each -> each.group().equals(group))
                .findFirst()
                .orElseThrow();

        assertThat(place.behind()).isZero();
        assertThat(place.late()).isEmpty();
    }

    private void holds(int partition, Duration... ages) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            if (!admin.listTopics().names().get().contains(topic))
                admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1)))
                        .all()
                        .get();
        }
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (var age : ages) {
                var at = System.currentTimeMillis() - age.toMillis();
                producer.send(new ProducerRecord<>(topic, partition, at, null, "x".getBytes(StandardCharsets.UTF_8)))
                        .get();
            }
        }
    }

    private void hasHeard(Map<Integer, Long> places) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            var offsets = new java.util.HashMap<TopicPartition, OffsetAndMetadata>();
            places.forEach((partition, offset) ->
                    offsets.put(new TopicPartition(topic, partition), new OffsetAndMetadata(offset)));
            admin.alterConsumerGroupOffsets(group, offsets).all().get();
        }
    }
}
