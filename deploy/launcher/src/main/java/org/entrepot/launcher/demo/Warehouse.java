package org.entrepot.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.entrepot.launcher.platform.Api;
import org.entrepot.launcher.platform.Json;
import org.entrepot.launcher.platform.Topics;
import org.entrepot.stack.StackFailure;

/**
 * A warehouse's own system, as an outsider would write it: it reads one topic with a plain Kafka client, makes waves of what
 * was released, and tells what was done by HTTP. It may hear a shipment twice, and then is told that the step was done before;
 * it goes on from there.
 */
public final class Warehouse implements AutoCloseable {
    private static final String TOPIC = "shipping.events.v1";
    private static final String GROUP = "demo-warehouse";
    private static final int TEAMS = 4;
    /** Many shipments at a time, not an answer of the broker and a commit for each fact of the topic. */
    private static final Duration GATHER = Duration.ofMillis(100);

    private static final Duration COMMIT = Duration.ofSeconds(5);
    private static final long LOOK_AGAIN_NANOS = 1_000_000_000L;

    private final KafkaConsumer<String, byte[]> consumer;
    private final Api api;
    private final Scales scales;
    private final Refusals refusals;
    private final Bins bins = new Bins();
    private final Dock dock;
    private final ExecutorService teams = Executors.newFixedThreadPool(
            TEAMS, Thread.ofVirtual().name("team-", 1).factory());
    private final AtomicBoolean closing = new AtomicBoolean();
    private final AtomicLong labels = new AtomicLong();
    private final Queue<JsonNode> later = new ConcurrentLinkedQueue<>();
    private long lookedAgain = System.nanoTime();
    private Thread reader;

    public Warehouse(String bootstrapServers, Api api, Scales scales, Refusals refusals) {
        var properties = new Properties();
        properties.put("bootstrap.servers", bootstrapServers);
        properties.put("group.id", GROUP);
        properties.put("enable.auto.commit", "false");
        properties.put("auto.offset.reset", "earliest");
        properties.put("isolation.level", "read_committed");
        properties.put("max.poll.records", "2000");
        Topics.gather(properties, GATHER);
        this.consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
        this.api = api;
        this.scales = scales;
        this.refusals = refusals;
        this.dock = new Dock(bins, api, refusals);
    }

    public void open() {
        consumer.subscribe(List.of(TOPIC));
        reader = Thread.ofPlatform().daemon().name("warehouse").start(this::work);
        dock.open();
    }

    long labels() {
        return labels.get();
    }

    long manifests() {
        return dock.manifests();
    }

    /** Reads, does the work, and only then says that it has read: what a crash interrupts is done again. */
    private void work() {
        while (!closing.get()) {
            List<JsonNode> released = new ArrayList<>();
            var heard = consumer.poll(Duration.ofMillis(200));
            for (var kafka : heard) if (type(kafka).equals("shipment.released")) released.add(Json.read(kafka.value()));
            released.addAll(putAside());
            send(released);
            if (!heard.isEmpty()) sayRead();
        }
        consumer.close();
    }

    /** Not taken (the broker is away, or thinks that we are): it comes again, and is found done. */
    private void sayRead() {
        try {
            consumer.commitSync(COMMIT);
        } catch (KafkaException notTaken) {
            refusals.count("warehouse: its place in the topic was not taken: "
                    + notTaken.getClass().getSimpleName());
        }
    }

    private void send(List<JsonNode> released) {
        List<Callable<Void>> waves = new ArrayList<>();
        for (var from = 0; from < released.size(); from += Wave.MOST) {
            var some = released.subList(from, Math.min(released.size(), from + Wave.MOST));
            waves.add(() -> send(new Wave(api, scales, refusals), some));
        }
        try {
            for (var done : teams.invokeAll(waves)) done.get();
        } catch (ExecutionException e) {
            refusals.count("warehouse: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.set(true);
        }
    }

    private Void send(Wave wave, List<JsonNode> released) {
        try {
            wave.send(released);
            later.addAll(wave.later());
        } catch (StackFailure failure) {
            refusals.count("warehouse: " + failure.getMessage());
            later.addAll(released);
        }
        wave.bins().forEach(bins::add);
        labels.addAndGet(wave.labels());
        return null;
    }

    /** What could not be finished before, now and then. */
    private List<JsonNode> putAside() {
        if (later.isEmpty() || System.nanoTime() - lookedAgain < LOOK_AGAIN_NANOS) return List.of();
        lookedAgain = System.nanoTime();
        List<JsonNode> again = new ArrayList<>();
        for (var released = later.poll(); released != null; released = later.poll()) again.add(released);
        return again;
    }

    private static String type(ConsumerRecord<String, byte[]> kafka) {
        var header = kafka.headers().lastHeader("ce_type");
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** Ends after the work at hand. */
    @Override
    public void close() {
        closing.set(true);
        try {
            if (reader != null) reader.join(Duration.ofSeconds(60));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        dock.close();
        teams.shutdownNow();
    }
}
