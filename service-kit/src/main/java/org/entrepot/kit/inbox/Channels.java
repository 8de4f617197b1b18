package org.entrepot.kit.inbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entrepot.events.EventCatalogue;
import org.entrepot.events.Topic;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Opens a channel for each listener when the service starts, and closes them, acknowledged, before it stops. */
@ApplicationScoped
public class Channels {

    private static final Logger LOG = Logger.getLogger(Channels.class);
    private static final Duration TO_FINISH_A_BATCH = Duration.ofSeconds(12);

    private final Instance<Listener> listeners;
    private final Config config;
    private final Jdbi jdbi;
    private final ParkedEvents parked;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Failpoints failpoints;
    private final String service;
    private final boolean enabled;
    private final List<Channel> channels = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    Channels(
            @Any Instance<Listener> listeners,
            Config config,
            Jdbi jdbi,
            ParkedEvents parked,
            MeterRegistry meters,
            Clock clock,
            Failpoints failpoints,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "entrepot.channels.enabled") boolean enabled) {
        this.listeners = listeners;
        this.config = config;
        this.jdbi = jdbi;
        this.parked = parked;
        this.meters = meters;
        this.clock = clock;
        this.failpoints = failpoints;
        this.service = service;
        this.enabled = enabled;
    }

    void open(@Observes @Priority(1_000) StartupEvent started) {
        refuseAnOutboxThatNobodyRelays();
        var names = new HashSet<String>();
        var tables = listeners.stream().map(Listener::reactions).toList();
        new Declared(jdbi, service).write(tables);
        for (var reactions : tables) {
            if (!names.add(reactions.channel())) {
                throw new IllegalStateException("two listeners are called " + reactions.channel());
            }
            if (enabled) open(members(reactions), service + "." + reactions.channel());
        }
        for (var channel : channels) {
            threads.add(Thread.ofPlatform().name("channel-" + channel.name()).start(channel));
        }
    }

    /** The members of one group are as far behind as the last of them, and have as much left as all of them. */
    private void open(List<Channel> members, String consumer) {
        channels.addAll(members);
        var lags = members.stream().map(Channel::lag).toList();
        Gauge.builder("events.lag", lags, all -> age(all) / 1_000.0)
                .description("How old the oldest fact is that was not applied yet")
                .baseUnit("seconds")
                .tag("consumer", consumer)
                .strongReference(true)
                .register(meters);
        Gauge.builder(
                        "events.behind",
                        lags,
                        all -> all.stream().mapToLong(Lag::records).sum())
                .description("Facts in the topics that were not applied yet")
                .tag("consumer", consumer)
                .strongReference(true)
                .register(meters);
    }

    private long age(List<Lag> lags) {
        var now = clock.millis();
        return lags.stream().mapToLong(lag -> lag.ageAt(now)).max().orElse(0);
    }

    void close(@Observes @Priority(1) ShutdownEvent stopping) throws InterruptedException {
        channels.forEach(Channel::stop);
        var deadline = System.nanoTime() + TO_FINISH_A_BATCH.toNanos();
        for (var thread : threads) {
            var left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0 || !thread.join(Duration.ofMillis(left))) {
                LOG.warnf("%s did not finish its batch in time; it will be heard again", thread.getName());
            }
        }
    }

    /** The channels that have not joined their group yet. */
    public List<String> notYetOpen() {
        return channels.stream()
                .filter(channel -> !channel.hasJoined())
                .map(Channel::name)
                .toList();
    }

    /** One consumer or more of the channel's group, in threads of their own; more than one shares out the partitions. */
    private List<Channel> members(Reactions reactions) {
        var consumer = service + "." + reactions.channel();
        var drain = new Drain(consumer, reactions, compacted(), jdbi, parked, meters, failpoints);
        parked.serve(consumer, drain);
        var properties = ChannelConfig.of(service, reactions.channel(), config);
        return IntStream.rangeClosed(1, ChannelConfig.members(reactions.channel(), config))
                .mapToObj(member -> new Channel(
                        reactions.channel(),
                        new KafkaConsumer<>(ChannelConfig.forMember(properties, member)),
                        reactions.topics(),
                        drain,
                        this::databaseAnswers,
                        failpoints,
                        ChannelConfig.pace(reactions.channel(), config)))
                .toList();
    }

    /** A compacted topic forgets replaced facts, so its numbers have holes by design: the latest fact says all. */
    private static Predicate<String> compacted() {
        var compacted = EventCatalogue.topics().stream()
                .filter(Topic::compacted)
                .map(Topic::name)
                .collect(Collectors.toSet());
        return compacted::contains;
    }

    private boolean databaseAnswers() {
        try {
            return jdbi.withHandle(sql ->
                            sql.createQuery("select 1").mapTo(Integer.class).one())
                    == 1;
        } catch (RuntimeException away) {
            return false;
        }
    }

    /** Facts in a table outside the publication would never leave, and nobody would notice. */
    private void refuseAnOutboxThatNobodyRelays() {
        var relayed =
                jdbi.withHandle(sql -> sql.createQuery("""
                select exists (select 1 from pg_publication_tables
                               where schemaname = current_schema() and tablename = 'outbox')
                """).mapTo(Boolean.class).one());
        if (!relayed) {
            throw new IllegalStateException(
                    "the outbox is in no publication, so nothing that is said would reach Kafka;"
                            + " the service's first migration must call platform.publish_outbox");
        }
    }
}
