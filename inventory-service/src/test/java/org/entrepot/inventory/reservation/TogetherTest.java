package org.entrepot.inventory.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.entrepot.inventory.Orders.anOrder;
import static org.entrepot.inventory.Warehouse.aSku;
import static org.entrepot.inventory.Warehouse.counts;
import static org.entrepot.inventory.Warehouse.receives;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entrepot.events.inventory.StockReserved;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.inventory.Audit;
import org.entrepot.inventory.InventoryParts;
import org.entrepot.inventory.Orders;
import org.entrepot.inventory.stock.Shelves;
import org.entrepot.kit.inbox.Failures;
import org.entrepot.kit.test.Said;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Batches that want the same rows at the same time, as two instances or two channels do. */
@QuarkusTest
@WithTestResource(InventoryParts.class)
class TogetherTest {

    private static final int BATCHES = 12;
    private static final int ORDERS = 20;
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    @Inject
    ReserveStock reserveStock;

    @Inject
    ReleaseStock releaseStock;

    @Inject
    Shelves shelves;

    @Inject
    Jdbi jdbi;

    @AfterEach
    void the_books_are_right() {
        Audit.findsNothing();
    }

    @Test
    void batches_on_the_same_rows_neither_deadlock_nor_oversell() throws Exception {
        var skus = Stream.generate(() -> aSku()).limit(6).toList();
        skus.forEach(sku -> receives("MAIN", sku, 60));
        var batches = IntStream.range(0, BATCHES).mapToObj(n -> aBatch(skus, n)).toList();

        inParallel(batches.stream()
                .<Callable<Void>>map(batch -> () -> {
                    place(batch);
                    return null;
                })
                .toList());

        var orders = batches.stream().flatMap(List::stream).toList();
        var reserved = unitsReserved(orders);
        assertThat(skus)
                .allSatisfy(sku -> assertThat(counts(sku, "MAIN"))
                        .isEqualTo("60/" + reserved.stream().filter(sku::equals).count() + "/0"));
        assertThat(orders).allSatisfy(order -> assertThat(Said.about(order.id)).hasSize(1));
    }

    @Test
    void reserving_and_releasing_at_once_leaves_nothing_behind() throws Exception {
        var skus = Stream.generate(() -> aSku()).limit(4).toList();
        skus.forEach(sku -> receives("MAIN", sku, 1_000));
        var first = aBatch(skus, 100);
        var second = aBatch(skus, 101);
        place(first);

        inParallel(List.of(
                () -> {
                    place(second);
                    return null;
                },
                () -> {
                    cancel(first);
                    return null;
                }));
        cancel(second);

        assertThat(skus).allSatisfy(sku -> assertThat(counts(sku, "MAIN")).isEqualTo("1000/0/0"));
    }

    /** A batch of several kinds of facts locks more than once; a circle is broken at once and tried again. */
    @Test
    void a_circle_of_locks_is_broken_within_moments_and_passes() throws Exception {
        var kettle = aSku();
        var mug = aSku();
        receives("MAIN", kettle, 1);
        receives("MAIN", mug, 1);
        var bothHold = new CountDownLatch(2);

        assertThatThrownBy(() -> inParallel(
                        List.of(() -> lockBoth(kettle, mug, bothHold), () -> lockBoth(mug, kettle, bothHold))))
                .isInstanceOf(ExecutionException.class)
                .satisfies(failure -> assertThat(Failures.passes(failure)).isTrue())
                // Whoever locks out of order waits shortly; the database looks for circles only after a second.
                .satisfies(failure -> assertThat(Failures.root(failure))
                        .asInstanceOf(type(SQLException.class))
                        .returns(LOCK_NOT_AVAILABLE, SQLException::getSQLState));
    }

    @Test
    void the_oldest_order_of_a_batch_is_served_first_wherever_it_stands_in_it() {
        var kettle = aSku();
        receives("MAIN", kettle, 1);
        var oldest = anOrder().of(kettle, 1);
        var youngest = anOrder().of(kettle, 1);
        List<OrderPlaced> batch = List.of(youngest.placed(), oldest.placed());

        QuarkusTransaction.requiringNew().run(() -> reserveStock.forOrders(batch));

        assertThat(Said.about(oldest.id)).first().isInstanceOf(StockReserved.class);
        assertThat(Said.about(youngest.id)).first().isNotInstanceOf(StockReserved.class);
    }

    private Void lockBoth(String one, String other, CountDownLatch bothHold) {
        QuarkusTransaction.requiringNew().run(() -> {
            shelves.lock(List.of(one));
            bothHold.countDown();
            try {
                bothHold.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            shelves.lock(List.of(other));
        });
        return null;
    }

    private void place(List<Orders> orders) {
        patiently(
                () -> reserveStock.forOrders(orders.stream().map(Orders::placed).toList()));
    }

    private void cancel(List<Orders> orders) {
        patiently(() ->
                releaseStock.ofCancelled(orders.stream().map(Orders::cancelled).toList()));
    }

    /** A place in the queue is not lost because the machine is slow; a circle of locks is found all the same. */
    private void patiently(Runnable work) {
        QuarkusTransaction.requiringNew().run(() -> {
            jdbi.useHandle(sql -> sql.execute("set local lock_timeout = '9s'"));
            work.run();
        });
    }

    private static List<Orders> aBatch(List<String> skus, int seed) {
        var random = new Random(seed);
        return Stream.generate(() -> {
                    var wanted = new ArrayList<>(skus);
                    Collections.shuffle(wanted, random);
                    var order = anOrder();
                    wanted.subList(0, 1 + random.nextInt(wanted.size())).forEach(sku -> order.of(sku, 1));
                    return order;
                })
                .limit(ORDERS)
                .toList();
    }

    /** One entry per unit that was set aside for an order that was served. */
    private static List<String> unitsReserved(List<Orders> orders) {
        return orders.stream()
                .flatMap(order -> Said.about(order.id).stream())
                .filter(StockReserved.class::isInstance)
                .flatMap(fact -> ((StockReserved) fact).lines().stream())
                .map(line -> line.sku())
                .toList();
    }

    private static void inParallel(List<Callable<Void>> work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var done : threads.invokeAll(work)) done.get();
        }
    }
}
