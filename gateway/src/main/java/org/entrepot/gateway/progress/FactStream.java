package org.entrepot.gateway.progress;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entrepot.events.Topic;
import org.entrepot.events.inventory.ReservationEvent;
import org.entrepot.events.order.OrderEvent;
import org.entrepot.events.returns.ReturnEvent;
import org.entrepot.events.shipping.ShippingEvent;
import org.jboss.logging.Logger;

/**
 * Listens to all that is said about orders, for those who watch: one consumer for the whole gateway, in no group, from shortly
 * before the first watcher came, with whom it starts. It has no effect on anything, so it keeps no position and acknowledges
 * nothing.
 */
@ApplicationScoped
class FactStream {

    private static final Logger LOG = Logger.getLogger(FactStream.class);
    private static final Duration AT_MOST = Duration.ofMillis(500);
    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofSeconds(1);
    /** What order-service may not have applied yet, so that an order's history does not tell it. */
    private static final Duration SHORTLY_BEFORE = Duration.ofSeconds(30);

    private static final List<String> TOPICS = Stream.of(
                    OrderEvent.class, ReservationEvent.class, ShippingEvent.class, ReturnEvent.class)
            .map(family -> family.getAnnotation(Topic.class).name())
            .toList();

    private final Watchers watchers;
    private final Clock clock;
    private final String kafka;
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final CompletableFuture<Void> listening = new CompletableFuture<>();
    private volatile KafkaConsumer<String, byte[]> consumer;
    private volatile boolean stopping;
    private Thread thread;

    FactStream(Watchers watchers, Clock clock, @ConfigProperty(name = "entrepot.kafka") String kafka) {
        this.watchers = watchers;
        this.clock = clock;
        this.kafka = kafka;
    }

    /**
     * Starts to listen if nobody did before.
     *
     * @return done when every fact said from now on will be heard; the caller's own, whose patience ends nobody else's wait
     */
    synchronized CompletableFuture<Void> listen() {
        if (thread == null)
            thread = Thread.ofPlatform().name("order-facts").daemon().start(this::run);
        return listening.copy();
    }

    private void run() {
        while (!stopping) {
            try (var opened = new KafkaConsumer<String, byte[]>(properties())) {
                consumer = opened;
                takePlace(opened);
                while (!stopping) hear(opened);
            } catch (WakeupException stop) {
                return;
            } catch (KafkaException failure) {
                LOG.warnf("the order facts cannot be heard, trying again: %s", failure.toString());
                LockSupport.parkNanos(BEFORE_ANOTHER_TRY.toNanos());
            }
        }
    }

    /** Shortly before now, the first time; after a failure where it broke off. */
    private void takePlace(KafkaConsumer<String, byte[]> opened) {
        var partitions = TOPICS.stream()
                .flatMap(topic -> opened.partitionsFor(topic).stream())
                .map(it -> new TopicPartition(it.topic(), it.partition()))
                .toList();
        opened.assign(partitions);
        if (next.isEmpty()) next.putAll(shortlyBefore(opened, partitions));
        next.forEach(opened::seek);
        listening.complete(null);
    }

    private Map<TopicPartition, Long> shortlyBefore(
            KafkaConsumer<String, byte[]> opened, List<TopicPartition> partitions) {
        var moment = clock.instant().minus(SHORTLY_BEFORE).toEpochMilli();
        var places = new HashMap<>(opened.endOffsets(partitions));
        opened.offsetsForTimes(partitions.stream().collect(toMap(identity(), partition -> moment)))
                .forEach((partition, place) -> {
                    if (place != null) places.put(partition, place.offset());
                });
        return places;
    }

    private void hear(KafkaConsumer<String, byte[]> opened) {
        for (var heard : opened.poll(AT_MOST)) {
            next.put(new TopicPartition(heard.topic(), heard.partition()), heard.offset() + 1);
            var fact = ToldFact.of(heard);
            if (fact != null) watchers.tell(fact);
        }
    }

    private Map<String, Object> properties() {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka,
                ConsumerConfig.CLIENT_ID_CONFIG, "gateway.order-facts",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
                ConsumerConfig.METRIC_REPORTER_CLASSES_CONFIG, "",
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "5000",
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class.getName(),
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
    }

    void stop(@Observes ShutdownEvent stop) {
        stopping = true;
        var open = consumer;
        if (open != null) open.wakeup();
    }
}
