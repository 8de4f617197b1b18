package org.entrepot.launcher.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.entrepot.launcher.platform.Hearers;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.kafka.Topics.Topic;
import org.entrepot.stack.process.Wait;

/** Who reads which topics, as the broker has it. */
final class Groups {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(300);

    private final Admin admin;

    Groups(Admin admin) {
        this.admin = admin;
    }

    /** Deletes the topics and waits until no member of any group has a part of them: with them, their offsets go. */
    int forget(List<Topic> topics) {
        var names = topics.stream().map(Topic::name).collect(Collectors.toSet());
        names.retainAll(got(admin.listTopics().names()));
        got(admin.deleteTopics(names).all());
        Wait.until(PATIENCE, LOOK, () -> {
            var there = new HashSet<>(got(admin.listTopics().names()));
            there.retainAll(names);
            if (!there.isEmpty()) return "still there: " + there;
            var readers = groups(allGroups()).stream()
                    .filter(group -> parts(group).stream().anyMatch(names::contains))
                    .map(ConsumerGroupDescription::groupId)
                    .toList();
            return readers.isEmpty() ? null : "still reading what is gone: " + readers;
        });
        return names.size();
    }

    boolean hasTopics(Set<String> names) {
        return got(admin.listTopics().names()).containsAll(names);
    }

    /** Deletes topics that none of the services reads. */
    void drop(Set<String> names) {
        var there = new HashSet<>(got(admin.listTopics().names()));
        there.retainAll(names);
        got(admin.deleteTopics(there).all());
        Wait.until(PATIENCE, LOOK, () -> {
            var left = new HashSet<>(got(admin.listTopics().names()));
            left.retainAll(names);
            return left.isEmpty() ? null : "still there: " + left;
        });
    }

    /**
     * Waits until each consumer of the services has joined its group and been given its topics. A broker without data knows
     * no groups: who is in one has joined since, and begins where the topics begin.
     */
    void awaitEverybody(Connection superuser) throws SQLException {
        var wanted = Hearers.topicsByConsumer(superuser);
        Wait.until(PATIENCE, LOOK, () -> {
            var has = groups(wanted.keySet()).stream()
                    .collect(Collectors.toMap(ConsumerGroupDescription::groupId, group -> Set.copyOf(parts(group))));
            var absent = wanted.entrySet().stream()
                    .filter(want -> !has.getOrDefault(want.getKey(), Set.of()).containsAll(want.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
            return absent.isEmpty() ? null : "not listening: " + String.join(", ", absent);
        });
    }

    private Collection<String> allGroups() {
        return got(admin.listGroups().all()).stream()
                .map(GroupListing::groupId)
                .filter(id -> id.contains("-service."))
                .toList();
    }

    private Collection<ConsumerGroupDescription> groups(Collection<String> ids) {
        return admin.describeConsumerGroups(ids).describedGroups().values().stream()
                .map(Groups::orNobody)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<ConsumerGroupDescription> orNobody(KafkaFuture<ConsumerGroupDescription> group) {
        try {
            return Optional.of(group.get());
        } catch (ExecutionException unknownYet) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while asking the broker", e);
        }
    }

    private static List<String> parts(ConsumerGroupDescription group) {
        return group.members().stream()
                .flatMap(member -> member.assignment().topicPartitions().stream())
                .map(TopicPartition::topic)
                .distinct()
                .toList();
    }

    private static <T> T got(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new StackFailure("The broker refuses: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while asking the broker", e);
        }
    }
}
