package org.entrepot.launcher.chaos;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.entrepot.launcher.platform.Json;

/** Records that no service said and none can apply, each under a key of its own, into a topic that services hear. */
final class Poison implements Fault {
    /** A fact is a few hundred bytes; the broker takes up to a million. */
    private static final int LARGE = 900_000;

    private static final int HOW_MANY = 3;

    /** Topic to a fact of it that somebody reacts to and the warehouse outside does not. */
    static final Map<String, String> HEARD = Map.of(
            "order.events.v1", "order.confirmed",
            "inventory.reservations.v1", "stock.reserved",
            "shipping.events.v1", "parcel.shipped",
            "returns.events.v1", "return.received");

    /** What is wrong with them. */
    enum Flaw {
        BAD_JSON,
        UNKNOWN_TYPE,
        NO_VALUE,
        TOO_LARGE,
        NO_ENVELOPE,
        HANDLER_THROWS
    }

    private final Flaw flaw;
    private final String topic;

    Poison(Flaw flaw, String topic) {
        this.flaw = flaw;
        this.topic = topic;
    }

    @Override
    public String target() {
        return topic;
    }

    @Override
    public Duration lasts() {
        return Duration.ofSeconds(2);
    }

    @Override
    public void strike(Scene scene) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < HOW_MANY; i++) records.add(record());
        var places = Broker.produce(scene.platform().kafka(), records);
        for (int i = 0; i < records.size(); i++) {
            var id = records.get(i).headers().lastHeader("ce_id");
            scene.strangers()
                    .add(new Strangers.Stranger(
                            topic,
                            places.get(i).partition(),
                            places.get(i).offset(),
                            new String(records.get(i).key(), StandardCharsets.UTF_8),
                            id == null ? "" : new String(id.value(), StandardCharsets.UTF_8),
                            flaw != Flaw.UNKNOWN_TYPE));
        }
    }

    /** As {@link #strike}, and nobody is told that these are strangers. */
    void untold(Scene scene) {
        Broker.produce(scene.platform().kafka(), List.of(record()));
    }

    /** Everything that must be parked is. */
    @Override
    public List<String> missing(Scene scene) {
        return Parked.missing(scene);
    }

    @Override
    public List<Verdict> judge(Scene scene, Seen seen) {
        return List.of(seen.ordersWereAccepted("poison in " + topic));
    }

    private ProducerRecord<byte[], byte[]> record() {
        var key = UUID.randomUUID().toString();
        var kafka = new ProducerRecord<>(topic, bytes(key), value(key));
        if (flaw == Flaw.NO_ENVELOPE) return kafka;
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_type",
                        flaw == Flaw.UNKNOWN_TYPE ? "nobody.knows-this" : HEARD.get(topic),
                        "ce_source",
                        "/stranger",
                        "ce_subject",
                        key,
                        "ce_time",
                        Instant.now().toString(),
                        "ce_sequence",
                        "1")
                .forEach((name, value) -> kafka.headers().add(name, bytes(value)));
        return kafka;
    }

    private byte[] value(String key) {
        return switch (flaw) {
            case BAD_JSON -> bytes("{\"nonsense\":");
            case UNKNOWN_TYPE, NO_ENVELOPE -> bytes("{\"hello\":\"" + key + "\"}");
            case NO_VALUE -> null;
            case TOO_LARGE -> bytes("{\"large\":\"" + "x".repeat(LARGE) + "\"}");
            case HANDLER_THROWS -> bytes(reservedForNobody(key));
        };
    }

    /** Well formed, and about an order that nobody placed: whoever reacts to it has to throw. */
    private static String reservedForNobody(String order) {
        return Json.write(Map.of(
                "orderId", order,
                "reservationId", UUID.randomUUID().toString(),
                "lines", List.of(Map.of("line", 1, "sku", "NOTHING", "quantity", 1, "location", "MAIN")),
                "heldUntil", Instant.now().plusSeconds(600).toString()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
