package org.entrepot.launcher.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.entrepot.stack.StackFailure;

/** Says what keeps the platform from being quiet: facts that nobody has heard yet, errands that are not run. */
public final class Rest {
    private Rest() {}

    /** What is still under way, in words; empty when the platform is at rest. */
    public static List<String> missing(String bootstrapServers, Connection superuser) {
        List<String> missing = new ArrayList<>();
        lag(bootstrapServers).forEach((group, lag) -> missing.add(lag + " facts not yet heard by " + group));
        errands(superuser).forEach((schema, due) -> missing.add(due + " errands of " + schema + " not yet run"));
        return missing;
    }

    /** Consumer group to facts not yet heard, of the services alone; without those that are up to date. */
    public static Map<String, Long> lag(String bootstrapServers) {
        var properties = new Properties();
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (var admin = Admin.create(properties)) {
            return lag(admin);
        } catch (ExecutionException e) {
            throw new StackFailure(
                    "The broker does not say how far its readers are: "
                            + e.getCause().getMessage(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while asking the broker", e);
        }
    }

    private static Map<String, Long> lag(Admin admin) throws ExecutionException, InterruptedException {
        var groups = admin.listGroups().all().get().stream()
                .map(GroupListing::groupId)
                .filter(Rest::isOurs)
                .toList();
        if (groups.isEmpty()) return Map.of();
        var applied = positions(admin, groups);
        var partitions = applied.values().stream()
                .flatMap(offsets -> offsets.keySet().stream())
                .distinct()
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        var ends = admin.listOffsets(partitions).all().get();
        Map<String, Long> lags = new TreeMap<>();
        applied.forEach((group, offsets) -> {
            var lag = offsets.entrySet().stream()
                    .mapToLong(place -> Math.max(0, ends.get(place.getKey()).offset() - place.getValue()))
                    .sum();
            if (lag > 0) lags.put(group, lag);
        });
        return lags;
    }

    /** How far each group is, partition by partition; a partition that a member has and nobody committed is at 0. */
    private static Map<String, Map<TopicPartition, Long>> positions(Admin admin, List<String> groups)
            throws ExecutionException, InterruptedException {
        var specs =
                groups.stream().collect(Collectors.toMap(group -> group, group -> new ListConsumerGroupOffsetsSpec()));
        var committed = admin.listConsumerGroupOffsets(specs).all().get();
        var described = admin.describeConsumerGroups(groups).all().get();
        Map<String, Map<TopicPartition, Long>> positions = new TreeMap<>();
        for (var group : groups) {
            Map<TopicPartition, Long> offsets = new HashMap<>();
            for (var member : described.get(group).members())
                member.assignment().topicPartitions().forEach(partition -> offsets.put(partition, 0L));
            committed.get(group).forEach((partition, offset) -> {
                if (offset != null) offsets.put(partition, offset.offset());
            });
            positions.put(group, offsets);
        }
        return positions;
    }

    private static boolean isOurs(String group) {
        return Schemas.services().stream().anyMatch(group::startsWith);
    }

    private static Map<String, Long> errands(Connection superuser) {
        Map<String, Long> due = new TreeMap<>();
        try (var statement = superuser.createStatement()) {
            for (var schema : Schemas.all()) {
                if (!has(superuser, schema + ".errand")) continue;
                try (var rows =
                        statement.executeQuery("select count(*) from " + schema + ".errand where state = 'DUE'")) {
                    rows.next();
                    if (rows.getLong(1) > 0) due.put(schema, rows.getLong(1));
                }
            }
            return due;
        } catch (SQLException e) {
            throw new StackFailure("The errands cannot be counted: " + e.getMessage(), e);
        }
    }

    private static boolean has(Connection superuser, String table) throws SQLException {
        try (var statement = superuser.prepareStatement("select to_regclass(?) is not null")) {
            statement.setString(1, table);
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}
