package org.entrepot.kit.tests;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static org.entrepot.kit.tests.Reservations.CONSUMER;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.entrepot.events.Fact;
import org.entrepot.kit.Ids;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.Tell;

/** Orders about which ever more is told, several at a time, until it is enough; and what has come of it. */
final class Stories implements AutoCloseable {

    private static final int TELLERS = 3;
    private static final int ORDERS_OF_EACH = 16;

    private final Map<UUID, List<UUID>> told = new ConcurrentHashMap<>();
    private final ExecutorService tellers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> telling;
    private volatile boolean enough;

    private Stories() {
        telling = Stream.<Future<?>>generate(() -> tellers.submit(this::tell))
                .limit(TELLERS)
                .toList();
    }

    static Stories begin() {
        return new Stories();
    }

    /** Waits until of each order something was heard that was not yet told when this was called. */
    void goOn() {
        awaitHeard(order -> told.get(order).size() + 1);
    }

    /** Tells no more, and waits until all that was told was heard. */
    void end() {
        stopTelling();
        awaitHeard(order -> told.get(order).size());
    }

    /** The ids of what was told of each order, in order. */
    Map<UUID, List<UUID>> told() {
        return Map.copyOf(told);
    }

    /** The ids of what took effect of each order, in the order in which it did: the causes of what was said about it. */
    Map<UUID, List<UUID>> tookEffect() {
        return Database.query(
                        "select key::uuid, causation_id::uuid from orders.outbox where key = any(?) order by key, sequence",
                        row -> Map.entry(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                        (Object) keys(told.keySet()))
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /** What was ever parked of them, settled or not. */
    List<String> parked() {
        return Database.query(
                "select key || ' ' || sequence || ' ' || reason from orders.parked_event where key = any(?)",
                row -> row.getString(1),
                (Object) keys(told.keySet()));
    }

    private void tell() {
        var orders = Stream.generate(Ids::next).limit(ORDERS_OF_EACH).toList();
        orders.forEach(order -> told.put(order, new CopyOnWriteArrayList<>()));
        for (var chapter = 0; !enough; chapter++) {
            for (var order : orders)
                told.get(order).add(Tell.that(next(order, chapter)).send().id());
        }
    }

    private static Fact next(UUID order, int chapter) {
        if (chapter == 0) return Reservations.reserved(order);
        return chapter % 2 == 1 ? Reservations.committed(order) : Reservations.released(order);
    }

    /** @param far the number of the fact up to which each order is to be heard */
    private void awaitHeard(ToIntFunction<UUID> far) {
        var wanted = told.keySet().stream().collect(toMap(UUID::toString, far::applyAsInt));
        Probe.until("as many facts of each order are heard as there are", () -> stillUnheard(wanted), Map::isEmpty);
    }

    private static Map<String, Integer> stillUnheard(Map<String, Integer> wanted) {
        var unheard = new HashMap<>(wanted);
        var heard = positions(wanted.keySet());
        unheard.entrySet().removeIf(order -> heard.getOrDefault(order.getKey(), 0L) >= order.getValue());
        return unheard;
    }

    private static Map<String, Long> positions(Collection<String> keys) {
        return Database.query(
                        "select key, last_sequence from orders.stream_position where consumer = ? and key = any(?)",
                        row -> Map.entry(row.getString(1), row.getLong(2)),
                        CONSUMER,
                        keys.toArray(String[]::new))
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String[] keys(Collection<UUID> orders) {
        return orders.stream().map(UUID::toString).toArray(String[]::new);
    }

    private void stopTelling() {
        enough = true;
        try {
            for (var teller : telling) teller.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("not all was told", e);
        }
    }

    @Override
    public void close() {
        enough = true;
        tellers.close();
    }
}
