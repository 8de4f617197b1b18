package org.entrepot.stack.doctor;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.entrepot.stack.kafka.KafkaSettings;
import org.entrepot.stack.kafka.Topics;
import org.entrepot.stack.supervise.Stack;

/** The broker's settings; topics with their partitions and configuration. */
final class KafkaDoctor {
    private final Stack stack;
    private final Examination examination = new Examination("kafka");

    KafkaDoctor(Stack stack) {
        this.stack = stack;
    }

    Examination examine() {
        try (var admin = stack.live().kafka().admin()) {
            broker(admin);
            topics(admin);
        } catch (ExecutionException e) {
            examination.unreachable("Kafka cannot be examined: " + e.getCause().getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return examination;
    }

    private void broker(Admin admin) throws ExecutionException, InterruptedException {
        var config = config(admin, new ConfigResource(ConfigResource.Type.BROKER, "1"));
        for (var argued : KafkaSettings.BROKER) examination.compare(argued, value(config, argued.key()));
    }

    private void topics(Admin admin) throws ExecutionException, InterruptedException {
        var there = admin.listTopics().names().get();
        for (var topic : Topics.all()) {
            examination.expect(
                    there.contains(topic.name()),
                    "The topic " + topic.name() + " is missing; its events wait in the outbox.");
            if (!there.contains(topic.name())) continue;
            var partitions = admin.describeTopics(List.of(topic.name()))
                    .allTopicNames()
                    .get()
                    .get(topic.name())
                    .partitions()
                    .size();
            examination.expect(
                    partitions == topic.partitions(),
                    "%s has %d partitions and must have %d: with another number the events of one key are no longer in order."
                            .formatted(topic.name(), partitions, topic.partitions()));
            var config = config(admin, new ConfigResource(ConfigResource.Type.TOPIC, topic.name()));
            topic.config()
                    .forEach((key, value) -> examination.expect(
                            Objects.equals(value, value(config, key)),
                            "%s: %s is %s and must be %s, as the topic was made."
                                    .formatted(topic.name(), key, value(config, key), value)));
        }
        var strangers = there.stream()
                .filter(name -> name.endsWith(".v1")
                        && Topics.all().stream().noneMatch(topic -> topic.name().equals(name)))
                .toList();
        examination.expect(strangers.isEmpty(), "Topics that no contract knows: " + strangers + ".");
    }

    private static Config config(Admin admin, ConfigResource resource) throws ExecutionException, InterruptedException {
        Map<ConfigResource, Config> all =
                admin.describeConfigs(List.of(resource)).all().get();
        return all.get(resource);
    }

    private static String value(Config config, String key) {
        var entry = config.get(key);
        return entry == null ? "not set" : entry.value();
    }
}
