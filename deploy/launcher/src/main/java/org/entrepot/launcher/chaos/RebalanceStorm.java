package org.entrepot.launcher.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.entrepot.stack.StackFailure;

/** Members join all consumer groups of a service, take partitions, do nothing with them, and leave: again and again. */
final class RebalanceStorm implements Fault {
    private static final int ROUNDS = 5;
    private static final Duration STAYS = Duration.ofMillis(1_500);

    private final String service;

    RebalanceStorm(String service) {
        this.service = service;
    }

    @Override
    public String target() {
        return "groups of " + service;
    }

    @Override
    public Duration lasts() {
        return STAYS.multipliedBy(ROUNDS);
    }

    @Override
    public void strike(Scene scene) {
        var groups = groups(scene.platform().kafka());
        var members = groups.stream()
                .map(group -> Thread.ofVirtual()
                        .start(() -> comeAndGo(scene.platform().kafka(), group)))
                .toList();
        members.forEach(Threads::join);
        scene.say().accept("       " + groups.size() + " groups, " + ROUNDS + " times each");
    }

    @Override
    public List<Verdict> judge(Scene scene, Seen seen) {
        return List.of(seen.ordersWereAccepted("the groups of " + service + " in turmoil"));
    }

    private List<String> groups(String bootstrapServers) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            return admin.listGroups().all().get().stream()
                    .map(GroupListing::groupId)
                    .filter(group -> group.startsWith(service))
                    .toList();
        } catch (ExecutionException e) {
            throw new StackFailure("The broker names no groups: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static void comeAndGo(String bootstrapServers, String group) {
        for (int i = 0; i < ROUNDS; i++) {
            var properties = new Properties();
            properties.put("bootstrap.servers", bootstrapServers);
            properties.put("group.id", group);
            properties.put("enable.auto.commit", "false");
            properties.put("auto.offset.reset", "earliest");
            properties.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
            try (var member =
                    new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                member.subscribe(topics(group));
                var end = System.nanoTime() + STAYS.toNanos();
                while (System.nanoTime() < end) member.poll(Duration.ofMillis(100));
            }
        }
    }

    /** A group is named after its service and what it hears: {@code order-service.catalog-products}. */
    private static List<String> topics(String group) {
        var heard = group.substring(group.indexOf('.') + 1);
        return List.of(heard.replaceFirst("-", ".") + ".v1");
    }
}
