package org.entrepot.launcher.topics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.entrepot.launcher.platform.Topics;
import org.entrepot.stack.StackFailure;

/** What is in the topics and how far each group of readers is, at one moment. */
record Survey(List<OfTopic> topics, List<OfGroup> groups) {

    /** @param records what can still be read; a compacted topic may hold fewer */
    record OfTopic(String name, int partitions, long records) {}

    /**
     * One group's place in one topic.
     *
     * @param behind records that it has not acknowledged
     * @param late how old the oldest of them is; empty when there is none
     */
    record OfGroup(String group, String topic, int members, long behind, Optional<Duration> late) {}

    /** Asks the broker; reads at most one record per partition that somebody has not heard yet. */
    static Survey of(String bootstrapServers, List<String> topics) {
        var properties = new Properties();
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (var admin = Admin.create(properties);
                var unheard = new Unheard(bootstrapServers)) {
            return new Broker(admin, unheard, topics).survey();
        }
    }

    /** As {@link #of}, of all topics that carry facts. */
    static Survey ofFacts(String bootstrapServers) {
        return of(bootstrapServers, Topics.all());
    }

    private static final class Broker {
        private static final Comparator<TopicPartition> BY_NUMBER = Comparator.comparingInt(TopicPartition::partition);

        private final Admin admin;
        private final Unheard unheard;
        private final Map<TopicPartition, Long> begins;
        private final Map<TopicPartition, Long> ends;

        Broker(Admin admin, Unheard unheard, Collection<String> topics) {
            this.admin = admin;
            this.unheard = unheard;
            var partitions = answer(admin.describeTopics(topics).allTopicNames()).values().stream()
                    .flatMap(topic -> topic.partitions().stream()
                            .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                    .toList();
            this.begins = offsets(partitions, OffsetSpec.earliest());
            this.ends = offsets(partitions, OffsetSpec.latest());
        }

        Survey survey() {
            var byTopic = ends.keySet().stream()
                    .collect(Collectors.groupingBy(TopicPartition::topic, TreeMap::new, Collectors.toList()));
            var topics = byTopic.entrySet().stream()
                    .map(topic -> new OfTopic(
                            topic.getKey(),
                            topic.getValue().size(),
                            topic.getValue().stream()
                                    .mapToLong(partition -> ends.get(partition) - begins.get(partition))
                                    .sum()))
                    .toList();
            return new Survey(topics, groups());
        }

        private List<OfGroup> groups() {
            var names = answer(admin.listGroups(ListGroupsOptions.forConsumerGroups())
                            .all())
                    .stream()
                    .map(GroupListing::groupId)
                    .sorted()
                    .toList();
            if (names.isEmpty()) return List.of();
            var described = answer(admin.describeConsumerGroups(names).all());
            var acknowledged = answer(admin.listConsumerGroupOffsets(names.stream()
                            .collect(Collectors.toMap(Function.identity(), name -> new ListConsumerGroupOffsetsSpec())))
                    .all());
            var places = new ArrayList<OfGroup>();
            for (var name : names) {
                var heard = new TreeMap<String, Map<TopicPartition, Long>>();
                // Who has a partition and acknowledged nothing of it begins where the topic does.
                members(described.get(name)).forEach(partition -> place(heard, partition, begins.get(partition)));
                acknowledged.get(name).forEach((partition, offset) -> {
                    if (offset != null) place(heard, partition, offset.offset());
                });
                heard.forEach((topic, offsets) -> places.add(
                        place(name, topic, described.get(name).members().size(), offsets)));
            }
            return places;
        }

        private void place(Map<String, Map<TopicPartition, Long>> heard, TopicPartition partition, Long offset) {
            if (ends.containsKey(partition))
                heard.computeIfAbsent(partition.topic(), topic -> new TreeMap<>(BY_NUMBER))
                        .put(partition, offset);
        }

        private OfGroup place(String group, String topic, int members, Map<TopicPartition, Long> offsets) {
            var behind = new TreeMap<TopicPartition, Long>(BY_NUMBER);
            offsets.forEach((partition, offset) -> {
                if (offset < ends.get(partition)) behind.put(partition, Math.max(offset, begins.get(partition)));
            });
            var left = behind.entrySet().stream()
                    .mapToLong(place -> ends.get(place.getKey()) - place.getValue())
                    .sum();
            var oldest = unheard.oldest(behind).map(time -> Duration.between(time, Instant.now()));
            return new OfGroup(group, topic, members, left, oldest);
        }

        private static List<TopicPartition> members(ConsumerGroupDescription group) {
            return group.members().stream()
                    .flatMap(member -> member.assignment().topicPartitions().stream())
                    .toList();
        }

        private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec which) {
            var asked = partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> which));
            return answer(admin.listOffsets(asked).all()).entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, place -> place.getValue().offset()));
        }

        private static <T> T answer(KafkaFuture<T> asked) {
            try {
                return asked.get();
            } catch (ExecutionException e) {
                throw new StackFailure(
                        "The broker does not answer: " + e.getCause().getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StackFailure("interrupted while asking the broker", e);
            }
        }
    }
}
