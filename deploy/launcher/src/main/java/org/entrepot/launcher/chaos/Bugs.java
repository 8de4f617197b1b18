package org.entrepot.launcher.chaos;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.entrepot.launcher.platform.HeardFact;
import org.entrepot.launcher.platform.Topics;
import org.entrepot.stack.StackFailure;

/** The bugs that the harness is tested with. */
final class Bugs {
    private static final String ORDERS = "order.events.v1";

    private Bugs() {}

    static List<Bug> all() {
        List<Bug> all = new ArrayList<>(inTheBooks());
        all.addAll(inTheTopics());
        all.addAll(BugsAtWork.all());
        return all;
    }

    private static List<Bug> inTheBooks() {
        return List.of(
                Bug.inTheBooks(
                        "lost-order",
                        "an order is answered 201 and then not there",
                        "I-01",
                        "delete from orders.order_line where order_id = VICTIM",
                        "delete from orders.orders where id = VICTIM"),
                Bug.inTheBooks(
                        "changed-order",
                        "an order is kept with another article than was answered",
                        "I-01",
                        "update orders.order_line set sku = sku || '-2' where order_id = VICTIM and line = 1"),
                Bug.inTheBooks(
                        "forgotten-key",
                        "an Idempotency-Key is not kept with its order: the next try makes a second one",
                        "I-02",
                        "delete from orders.idempotency_key where location = '/orders/' || VICTIM"),
                Bug.inTheBooks(
                        "reserved-for-nobody",
                        "stock is set aside and never given back",
                        "I-03",
                        "update inventory.stock set reserved = reserved + 1 where (sku, location) in (select sku, location"
                                + " from inventory.stock where on_hand > reserved limit 1)"),
                Bug.inTheBooks(
                        "unit-without-movement",
                        "stock changes and the books do not",
                        "I-04",
                        "update inventory.stock set on_hand = on_hand + 1 where (sku, location) in (select sku, location"
                                + " from inventory.stock limit 1)"),
                Bug.inTheBooks(
                        "half-allocation",
                        "an order is confirmed with fewer units than it has",
                        "I-05",
                        "delete from inventory.allocation where line = 1 and reservation_id in"
                                + " (select id from inventory.reservation where order_id = VICTIM)"),
                Bug.inTheBooks(
                        "skipped-step",
                        "an order moves on without a step of its path",
                        "I-06",
                        "delete from orders.order_history where order_id = VICTIM and version = 2"),
                Bug.inTheBooks(
                        "wrong-total",
                        "a total is not the sum of its lines",
                        "I-07",
                        "update orders.orders set total_minor = total_minor + 1 where id = VICTIM"),
                Bug.inTheBooks(
                        "unbooked-capture",
                        "money is taken and not written down",
                        "I-08",
                        "delete from orders.capture where order_id = VICTIM"),
                Bug.inTheBooks(
                        "lost-shipment",
                        "an order is confirmed and nothing is planned to be shipped",
                        "I-09",
                        "delete from shipping.parcel where shipment_id in"
                                + " (select id from shipping.shipment where order_id = VICTIM)",
                        "delete from shipping.shipment where order_id = VICTIM"),
                Bug.inTheBooks(
                        "rewritten-fact",
                        "a fact is changed after it was said",
                        "I-14",
                        "update orders.outbox set payload = payload || ' ' where key = VICTIM::text and sequence = 1"),
                Bug.inTheBooks(
                        "refund-for-nothing",
                        "a return is refunded that nobody sent",
                        "I-19",
                        "update orders.refund set return_id = gen_random_uuid() where id in"
                                + " (select id from orders.refund limit 1)"));
    }

    private static List<Bug> inTheTopics() {
        return List.of(
                new Bug(
                        "ghost-fact",
                        "a fact is told whose transaction was rolled back",
                        List.of("I-14"),
                        false,
                        (scene, victim) -> tell(scene, victim, UUID.randomUUID().toString(), victim),
                        (scene, victim) -> {}),
                new Bug(
                        "lost-key",
                        "a fact is told under another key, and so in another partition",
                        List.of("I-14"),
                        false,
                        (scene, victim) ->
                                tell(scene, victim, "", UUID.randomUUID().toString()),
                        (scene, victim) -> {}));
    }

    /** The last fact of an order once more, with another id (when one is given) and key. */
    private static void tell(Scene scene, String victim, String id, String key) {
        List<HeardFact> facts = new ArrayList<>();
        Topics.scan(scene.platform().kafka(), List.of(ORDERS), fact -> {
            if (fact.key().equals(victim)) facts.add(fact);
        });
        if (facts.isEmpty()) throw new StackFailure("Nothing was said about " + victim + ".");
        var was = facts.getLast();
        var record = new ProducerRecord<>(ORDERS, key.getBytes(StandardCharsets.UTF_8), was.value());
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", id.isEmpty() ? was.id() : id,
                        "ce_type", was.type(),
                        "ce_source", was.source(),
                        "ce_time", was.time().toString(),
                        "ce_sequence", was.sequence())
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        Broker.produce(scene.platform().kafka(), List.of(record));
    }
}
