package org.entrepot.launcher.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.StringJoiner;
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

/**
 * Says what keeps the platform from being quiet: facts that nobody has heard yet, errands that are not run. Who asks several
 * times keeps one open: making a broker's client costs more than the question.
 */
public final class Rest implements AutoCloseable {
    /** For each schema that has errands, the query that counts those that are due. */
    private static final String COUNTS = """
            select format('select %L, count(*) from %I.errand where state = ''DUE''', schemaname, schemaname)
            from pg_tables where tablename = 'errand' and schemaname in ('SCHEMAS')
            """.replace("SCHEMAS", String.join("', '", Schemas.all()));

    private final Admin admin;

    private Rest(Admin admin) {
        this.admin = admin;
    }

    /** To be asked several times; the caller closes it. */
    public static Rest of(String bootstrapServers) {
        var properties = new Properties();
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return new Rest(Admin.create(properties));
    }

    /** As {@link #missing(Connection)}, asked once. */
    public static List<String> missing(String bootstrapServers, Connection superuser) {
        try (var rest = of(bootstrapServers)) {
            return rest.missing(superuser);
        }
    }

    /** What is still under way, in words; empty when the platform is at rest. */
    public List<String> missing(Connection superuser) {
        List<String> missing = new ArrayList<>();
        lag().forEach((group, lag) -> missing.add(lag + " facts not yet heard by " + group));
        errands(superuser).forEach((schema, due) -> missing.add(due + " errands of " + schema + " not yet run"));
        return missing;
    }

    /** Consumer group to facts not yet heard, of the services alone; without those that are up to date. */
    public Map<String, Long> lag() {
        try {
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

    @Override
    public void close() {
        admin.close();
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
        try (var statement = superuser.createStatement()) {
            var counts = new StringJoiner(" union all ");
            try (var rows = statement.executeQuery(COUNTS)) {
                while (rows.next()) counts.add(rows.getString(1));
            }
            Map<String, Long> due = new TreeMap<>();
            if (counts.length() == 0) return due;
            try (var rows = statement.executeQuery(counts.toString())) {
                while (rows.next()) if (rows.getLong(2) > 0) due.put(rows.getString(1), rows.getLong(2));
            }
            return due;
        } catch (SQLException e) {
            throw new StackFailure("The errands cannot be counted: " + e.getMessage(), e);
        }
    }
}
