package org.entrepot.inventory.listening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.inventory.Orders.anOrder;
import static org.entrepot.inventory.Orders.line;
import static org.entrepot.inventory.Warehouse.aSku;
import static org.entrepot.inventory.Warehouse.counts;
import static org.entrepot.inventory.Warehouse.parked;
import static org.entrepot.inventory.Warehouse.receives;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entrepot.inventory.Audit;
import org.entrepot.inventory.InventoryParts;
import org.entrepot.inventory.Orders;
import org.entrepot.kit.Ids;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.Tell;
import org.junit.jupiter.api.Test;

/** Orders are placed, confirmed, cancelled and shipped all at once, on two channels, over the same few products. */
@QuarkusTest
@WithTestResource(InventoryParts.class)
class BusyEveningTest {

    private static final int ORDERS = 240;

    private final List<String> skus = Stream.generate(() -> aSku()).limit(6).toList();

    @Test
    void whatever_comes_together_everything_comes_out_even() {
        skus.forEach(sku -> receives("MAIN", sku, 1_000));
        var orders = IntStream.range(0, ORDERS)
                .mapToObj(n -> anOrder().of(skus.get(n % 6), 1).of(skus.get((n + 1 + n % 5) % 6), 2))
                .toList();

        orders.forEach(order -> Tell.fact(order.placed(), order.authorized(), order.confirmed()));
        IntStream.range(0, ORDERS).forEach(n -> end(orders.get(n), n));

        Probe.until(
                Duration.ofSeconds(180),
                "every order has its end",
                () -> Database.number(
                        "select count(distinct key) from inventory.outbox where key = any(?) and type in"
                                + " ('stock.consumed', 'stock.released')",
                        (Object) orders.stream()
                                .map(order -> order.id.toString())
                                .toArray(String[]::new)),
                ended -> ended == ORDERS);
        assertThat(orders).allSatisfy(order -> assertThat(parked(order.id)).isEmpty());
        assertThat(skus.stream().mapToInt(BusyEveningTest::onHand).sum()).isEqualTo(6_000 - 3 * ORDERS / 2);
        assertThat(skus).allSatisfy(sku -> assertThat(counts(sku, "MAIN")).endsWith("/0/0"));
        Audit.findsNothing();
    }

    /** Every other order is cancelled, the others are shipped. */
    private void end(Orders order, int n) {
        if (n % 2 == 0) Tell.fact(order.cancelled());
        else
            Tell.fact(order.shipped(
                    Ids.next(), line(1, skus.get(n % 6), 1), line(2, skus.get((n + 1 + n % 5) % 6), 2)));
    }

    private static int onHand(String sku) {
        return Integer.parseInt(counts(sku, "MAIN").split("/")[0]);
    }
}
