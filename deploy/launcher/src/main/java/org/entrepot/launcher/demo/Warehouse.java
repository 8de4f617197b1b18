package org.entrepot.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.entrepot.launcher.platform.Answer;
import org.entrepot.launcher.platform.Api;
import org.entrepot.launcher.platform.Json;
import org.entrepot.launcher.platform.Topics;
import org.entrepot.stack.StackFailure;

/**
 * A warehouse's own system, as an outsider would write it: it reads one topic with a plain Kafka client, and tells what was
 * done by HTTP. It may hear a shipment twice, and then is told that the step was done before; it goes on from there.
 */
public final class Warehouse implements AutoCloseable {
    private static final String TOPIC = "shipping.events.v1";
    private static final String GROUP = "demo-warehouse";
    private static final int PACKERS = 12;
    /** Several shipments at a time, not an answer of the broker and a commit for each fact of the topic. */
    private static final Duration GATHER = Duration.ofMillis(100);

    private static final Duration COMMIT = Duration.ofSeconds(5);
    private static final long LOOK_AGAIN_NANOS = 2_000_000_000L;
    private static final Set<String> UNFINISHED = Set.of("RELEASED", "PICKING", "PICKED", "PACKED");

    private static final Set<String> LABELLED = Set.of("LABELLED", "MANIFESTED", "SHIPPED");

    private final KafkaConsumer<String, byte[]> consumer;
    private final Api api;
    private final Scales scales;
    private final Refusals refusals;
    private final Bins bins = new Bins();
    private final Dock dock;
    private final Semaphore tables = new Semaphore(PACKERS);
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
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
        properties.put("max.poll.records", "200");
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
            List<Callable<Void>> shipments = new ArrayList<>();
            var heard = consumer.poll(Duration.ofMillis(200));
            for (var kafka : heard) {
                if (!type(kafka).equals("shipment.released")) continue;
                shipments.add(() -> atATable(Json.read(kafka.value())));
            }
            putAside().forEach(released -> shipments.add(() -> atATable(released)));
            allOf(shipments);
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

    private void allOf(List<Callable<Void>> shipments) {
        try {
            for (var done : people.invokeAll(shipments)) done.get();
        } catch (ExecutionException e) {
            refusals.count("warehouse: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.set(true);
        }
    }

    private Void atATable(JsonNode released) throws InterruptedException {
        tables.acquire();
        try {
            send(released);
        } catch (StackFailure failure) {
            refusals.count("warehouse: " + failure.getMessage());
            later.add(released);
        } finally {
            tables.release();
        }
        return null;
    }

    private void send(JsonNode released) {
        var shipment = "/shipments/" + released.path("shipmentId").asText();
        if (!done(released, "pick", api.post(shipment + "/pick", Map.of()))) return;
        var boxes = Map.of("parcels", scales.pack(units(released)));
        if (!done(released, "pack", api.post(shipment + "/pack", boxes))) return;
        var labelled = api.post(shipment + "/label", Map.of());
        if (!done(released, "label", labelled)) return;
        var known = labelled.isGood() ? labelled.json() : api.get(shipment).json();
        var state = known.path("state").asText();
        // Held, or its label was refused for the moment: it stays in the warehouse and is looked at again.
        if (UNFINISHED.contains(state)) later.add(released);
        // Another packer's bin may have been closed with this one in it.
        if (LABELLED.contains(state))
            for (var parcel : known.path("parcels"))
                printLabel(parcel.path("id").asText());
        if (state.equals("LABELLED"))
            bins.add(new Bins.Bin(
                    known.path("carrier").asText(), known.path("location").asText()));
    }

    /** What could not be finished before, now and then. */
    private List<JsonNode> putAside() {
        if (later.isEmpty() || System.nanoTime() - lookedAgain < LOOK_AGAIN_NANOS) return List.of();
        lookedAgain = System.nanoTime();
        List<JsonNode> again = new ArrayList<>();
        for (var released = later.poll(); released != null; released = later.poll()) again.add(released);
        return again;
    }

    /** Done, or done before; a shipment that was cancelled meanwhile is nobody's business any more. */
    private boolean done(JsonNode released, String step, Answer answer) {
        if (answer.isForLater()) later.add(released);
        else if (answer.isGood() || answer.status() == 409) return true;
        refusals.count("POST /shipments/…/" + step + ": " + answer.inWords());
        return false;
    }

    private void printLabel(String parcel) {
        var label = api.get("/parcels/" + parcel + "/label.pdf");
        var isPdf =
                new String(label.body(), 0, Math.min(4, label.body().length), StandardCharsets.US_ASCII).equals("%PDF");
        if (label.isGood() && isPdf) labels.incrementAndGet();
        else refusals.count("GET /parcels/…/label.pdf: " + label.status() + (isPdf ? "" : ", and no PDF"));
    }

    private static List<Scales.Units> units(JsonNode released) {
        List<Scales.Units> units = new ArrayList<>();
        for (var line : released.path("lines"))
            units.add(new Scales.Units(
                    line.path("line").asInt(),
                    line.path("sku").asText(),
                    line.path("quantity").asInt()));
        return units;
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
        people.shutdownNow();
    }
}
