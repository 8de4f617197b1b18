package org.entrepot.kit.inbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.Config;

/** How a channel consumes, and the check that nobody configured it into losing facts. */
final class ChannelConfig {

    /** Each of these, set otherwise, loses or doubles facts, or hides them. */
    private static final Map<String, String> MUST_BE = Map.of(
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
            ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class.getName(),
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName(),
            ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());

    /** A batch this size is applied within seconds even one by one; the group's patience is minutes. */
    private static final int LARGEST_BATCH = 2_000;

    private static final long SHORTEST_PATIENCE_MS = 60_000;

    /** {@code entrepot.channels.<channel>.members}: how many consumers of the group one process runs. */
    private static final String MEMBERS = "members";

    /** {@code entrepot.channels.<channel>.linger}: how long a batch may wait for more when facts come thick and fast. */
    private static final String LINGER = "linger";

    private static final Duration USUAL_LINGER = Duration.ofMillis(10);

    /**
     * {@code entrepot.channels.<channel>.gather}: for so long the broker keeps facts back, unless they are many, for a channel
     * whose effects nobody waits for: an answer, a transaction and a row of a stream for several facts instead of one each.
     */
    private static final String GATHER = "gather";

    /** So many bytes are sent at once. */
    private static final int MANY = 262_144;

    /** {@code entrepot.channels.may-gather=false}: every channel takes facts as they come, as somebody who watches it likes. */
    private static final String MAY_GATHER = "entrepot.channels.may-gather";

    private static final Set<String> OURS = Set.of(MEMBERS, LINGER, GATHER);

    private ChannelConfig() {}

    /**
     * The consumer's properties: defaults, then {@code entrepot.channels.<channel>.<property>}.
     *
     * @throws UnsafeChannel when what comes out could lose facts
     */
    static Map<String, Object> of(String service, String channel, Config config) {
        var properties = new HashMap<String, Object>(MUST_BE);
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, config.getValue("entrepot.kafka", String.class));
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, service + "." + channel);
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, service + "." + channel);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "500");
        properties.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, "300000");
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "15000");
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, "5000");
        properties.put(ConsumerConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        gather(channel, config).ifPresent(time -> {
            properties.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, Integer.toString(MANY));
            properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Long.toString(time.toMillis()));
        });
        var prefix = "entrepot.channels." + channel + ".";
        for (var name : config.getPropertyNames()) {
            if (name.startsWith(prefix) && !OURS.contains(name.substring(prefix.length()))) {
                properties.put(name.substring(prefix.length()), config.getValue(name, String.class));
            }
        }
        refuseUnsafe(service, channel, properties);
        return properties;
    }

    static int members(String channel, Config config) {
        return config.getOptionalValue("entrepot.channels." + channel + "." + MEMBERS, Integer.class)
                .orElse(1);
    }

    private static Optional<Duration> gather(String channel, Config config) {
        if (!config.getOptionalValue(MAY_GATHER, Boolean.class).orElse(true)) return Optional.empty();
        return config.getOptionalValue("entrepot.channels." + channel + "." + GATHER, Duration.class);
    }

    static Pace pace(String channel, Config config) {
        return new Pace(
                config.getOptionalValue("entrepot.channels." + channel + "." + LINGER, Duration.class)
                        .orElse(USUAL_LINGER),
                config.getValue("entrepot.channels.acknowledge-every", Duration.class),
                config.getValue("entrepot.channels.pause-after-failure", Duration.class));
    }

    static Map<String, Object> forMember(Map<String, Object> properties, int member) {
        var own = new HashMap<>(properties);
        own.put(ConsumerConfig.CLIENT_ID_CONFIG, properties.get(ConsumerConfig.CLIENT_ID_CONFIG) + "-" + member);
        return own;
    }

    private static void refuseUnsafe(String service, String channel, Map<String, Object> properties) {
        var wrong = new ArrayList<String>();
        MUST_BE.forEach((name, value) -> {
            if (!value.equals(properties.get(name)))
                wrong.add(name + " must be " + value + ", not " + properties.get(name));
        });
        if (!(service + "." + channel).equals(properties.get(ConsumerConfig.GROUP_ID_CONFIG))) {
            wrong.add("group.id must be " + service + "." + channel + ": another group's name would share its offsets");
        }
        if (number(properties, ConsumerConfig.MAX_POLL_RECORDS_CONFIG) > LARGEST_BATCH) {
            wrong.add("max.poll.records must be at most " + LARGEST_BATCH);
        }
        if (number(properties, ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG) < SHORTEST_PATIENCE_MS) {
            wrong.add("max.poll.interval.ms must be at least " + SHORTEST_PATIENCE_MS);
        }
        if (!wrong.isEmpty()) throw new UnsafeChannel(channel, wrong);
    }

    private static long number(Map<String, Object> properties, String name) {
        return Long.parseLong(properties.get(name).toString().trim());
    }

    /** A channel that would lose, double or hide facts; the service does not start with it. */
    static final class UnsafeChannel extends RuntimeException {
        UnsafeChannel(String channel, List<String> wrong) {
            super("channel " + channel + " is not safe: " + String.join("; ", wrong));
        }
    }
}
