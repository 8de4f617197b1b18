package org.entrepot.kit.tests;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.entrepot.kit.test.Probe;
import org.entrepot.stack.testing.TestInfra;

/** A consumer group as the broker sees it. */
final class Group implements AutoCloseable {

    private final String name;
    private final int partitions;
    private final Admin admin =
            Admin.create(Map.of("bootstrap.servers", TestInfra.shared().bootstrapServers()));

    Group(String name, int partitions) {
        this.name = name;
        this.partitions = partitions;
    }

    /** Waits until so many consumers share all partitions, each of them some. */
    void isSharedBy(int consumers) {
        Probe.until(
                consumers + " consumers share out the " + partitions + " partitions of " + name,
                this::shares,
                shares -> shares.size() == consumers
                        && !shares.contains(0)
                        && shares.stream().mapToInt(share -> share).sum() == partitions);
    }

    /** Waits until the broker knows that all there is was applied, so that nobody will ever hear it again. */
    void hasAcknowledgedEverything() {
        Probe.until(
                name + " has acknowledged everything",
                this::unacknowledged,
                left -> left.values().stream().allMatch(records -> records == 0));
    }

    /** As when the broker takes all of them for dead: they lose their partitions while they are at work on them. */
    void throwsEverybodyOut() {
        now(admin.removeMembersFromConsumerGroup(name, new RemoveMembersFromConsumerGroupOptions())
                .all());
    }

    /** How many partitions each consumer has; none while they are being shared out. */
    private List<Integer> shares() {
        var group = now(
                admin.describeConsumerGroups(List.of(name)).describedGroups().get(name));
        if (group.groupState() != GroupState.STABLE) return List.of();
        return group.members().stream()
                .map(member -> member.assignment().topicPartitions().size())
                .toList();
    }

    private Map<String, Long> unacknowledged() {
        var acknowledged = now(admin.listConsumerGroupOffsets(name).partitionsToOffsetAndMetadata());
        var ends = now(admin.listOffsets(acknowledged.keySet().stream()
                        .collect(toMap(partition -> partition, partition -> OffsetSpec.latest())))
                .all());
        return ends.entrySet().stream()
                .collect(toMap(
                        end -> end.getKey().toString(),
                        end -> end.getValue().offset()
                                - acknowledged.get(end.getKey()).offset()));
    }

    private static <T> T now(KafkaFuture<T> asked) {
        try {
            return asked.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the broker does not say", e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
