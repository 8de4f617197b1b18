package org.entrepot.stack.kafka;

import static org.entrepot.stack.Argued.argued;

import java.util.List;
import org.entrepot.stack.Argued;

/** What the broker is told, and why. One node: a cluster replicates its internal topics three times, with two in sync. */
public final class KafkaSettings {
    private KafkaSettings() {}

    public static final List<Argued> BROKER = List.of(
            argued(
                    "auto.create.topics.enable",
                    false,
                    "A misspelt topic must be an error and not a new topic with one partition."),
            argued("delete.topic.enable", true, "A rebuild from the outboxes starts with empty topics."),
            argued("offsets.topic.replication.factor", 1, "There is one node; three on a cluster."),
            argued(
                    "offsets.topic.num.partitions",
                    12,
                    "Few groups on one machine; fifty partitions cost start-up time."),
            argued("transaction.state.log.replication.factor", 1, "There is one node; three on a cluster."),
            argued("transaction.state.log.min.isr", 1, "There is one node; two on a cluster."),
            argued("transaction.state.log.num.partitions", 4, "Only Connect could use transactions here."),
            argued("share.coordinator.state.topic.replication.factor", 1, "There is one node; three on a cluster."),
            argued("share.coordinator.state.topic.min.isr", 1, "There is one node; two on a cluster."),
            argued("default.replication.factor", 1, "There is one node; three on a cluster."),
            argued("min.insync.replicas", 1, "There is one node; two on a cluster."),
            argued("group.initial.rebalance.delay.ms", 0, "Waiting 3 s for more members only delays each start."),
            argued(
                    "log.retention.hours",
                    168,
                    "Events older than a week are in the outboxes, which can fill a topic again."),
            argued("num.network.threads", 2, "Two cores."),
            argued("num.io.threads", 4, "Two cores."),
            argued(
                    "log.cleaner.dedupe.buffer.size",
                    16777216,
                    "The default of 128 MB is a third of the heap for one small compacted topic."),
            argued(
                    "unclean.leader.election.enable",
                    false,
                    "An acknowledged event must not vanish for the sake of availability."));
}
