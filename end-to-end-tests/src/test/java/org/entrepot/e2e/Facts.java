package org.entrepot.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.errors.WakeupException;
import org.entrepot.events.EventCatalogue;
import org.entrepot.launcher.platform.HeardFact;
import org.entrepot.launcher.platform.Json;
import org.entrepot.launcher.platform.Topics;

/** Everything that the platform says, read from the real topics by a consumer that belongs to no group. */
final class Facts implements AutoCloseable {

    private final List<HeardFact> heard = new CopyOnWriteArrayList<>();
    private final org.apache.kafka.clients.consumer.KafkaConsumer<byte[], byte[]> consumer;
    private final Thread reader;

    Facts(String kafka) {
        consumer = Topics.consumer(kafka);
        var partitions = Topics.partitions(consumer, Topics.all());
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        reader = Thread.ofPlatform().name("facts").daemon().start(this::read);
    }

    /** What was said about this key, in the order of the topics' records. */
    List<HeardFact> about(String key) {
        return heard.stream().filter(fact -> fact.key().equals(key)).toList();
    }

    /**
     * Waits until these facts were said about the key, in this order, with others in between or not. When it gives up, it
     * shows all that was said about it.
     */
    void unfold(String key, Class<?>... expected) {
        var names = new ArrayList<String>();
        for (var type : expected) names.add(nameOf(type));
        Eventually.until(
                names + " are said about " + key,
                () -> types(key),
                said -> missing(names, said).isEmpty());
    }

    List<String> types(String key) {
        return about(key).stream()
                .sorted(java.util.Comparator.comparing(HeardFact::time))
                .map(HeardFact::type)
                .toList();
    }

    boolean said(String key, Class<?> type) {
        return types(key).contains(nameOf(type));
    }

    /** The content of the first fact of this type about the key. */
    JsonNode first(String key, Class<?> type) {
        return about(key).stream()
                .filter(fact -> fact.type().equals(nameOf(type)))
                .findFirst()
                .map(fact -> Json.read(fact.value()))
                .orElseThrow();
    }

    /** The trace in which the first fact of this type about the key was told. */
    String trace(String key, Class<?> type) {
        return about(key).stream()
                .filter(fact -> fact.type().equals(nameOf(type)))
                .findFirst()
                .map(fact -> fact.header("traceparent").split("-")[1])
                .orElseThrow();
    }

    static String nameOf(Class<?> type) {
        return EventCatalogue.all().stream()
                .filter(entry -> entry.type() == type)
                .findFirst()
                .orElseThrow()
                .name();
    }

    private static List<String> missing(List<String> expected, List<String> said) {
        var next = 0;
        for (var type : said) if (next < expected.size() && type.equals(expected.get(next))) next++;
        return expected.subList(next, expected.size());
    }

    private void read() {
        try (consumer) {
            while (true) consumer.poll(Duration.ofMillis(200)).forEach(kafka -> heard.add(new HeardFact(kafka)));
        } catch (WakeupException closed) {
            // The platform is going down; there is nothing more to hear.
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            reader.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
