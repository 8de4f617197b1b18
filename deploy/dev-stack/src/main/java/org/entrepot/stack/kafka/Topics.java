package org.entrepot.stack.kafka;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.entrepot.events.EventCatalogue;
import org.entrepot.stack.StackFailure;

/** The topics of the platform: made before anybody writes, partitions fixed for ever. */
public final class Topics {
    private static final String HEARTBEAT = "__debezium-heartbeat.entrepot";
    private static final String WEEK = Long.toString(7L * 24 * 3600 * 1000);

    /** A topic as it must be. */
    public record Topic(String name, int partitions, boolean compacted) {
        /** Its configuration beyond the broker's defaults. */
        public Map<String, String> config() {
            return compacted
                    ? Map.of(
                            "cleanup.policy",
                            "compact",
                            "min.cleanable.dirty.ratio",
                            "0.1",
                            "compression.type",
                            "producer")
                    : Map.of("cleanup.policy", "delete", "retention.ms", WEEK, "compression.type", "producer");
        }
    }

    private Topics() {}

    /** Every topic of the stack: facts, and the connector's heartbeat. */
    public static List<Topic> all() {
        return Stream.concat(ofFacts().stream(), Stream.of(new Topic(HEARTBEAT, 1, true)))
                .toList();
    }

    /** Every topic that carries facts, as the event catalogue has them. */
    public static List<Topic> ofFacts() {
        return EventCatalogue.topics().stream()
                .map(topic -> new Topic(topic.name(), topic.partitions(), topic.compacted()))
                .toList();
    }

    /** Makes those that are missing; leaves the others as they are. */
    public static void create(Admin admin, List<Topic> topics) {
        try {
            Set<String> there = admin.listTopics().names().get();
            var missing = topics.stream()
                    .filter(topic -> !there.contains(topic.name()))
                    .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.config()))
                    .toList();
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            throw new StackFailure(
                    "the topics could not be made: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while the topics were made", e);
        }
    }
}
