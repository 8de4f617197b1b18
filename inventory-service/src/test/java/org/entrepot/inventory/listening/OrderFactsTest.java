package org.entrepot.inventory.listening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.inventory.Orders.anOrder;
import static org.entrepot.inventory.Warehouse.aSku;
import static org.entrepot.inventory.Warehouse.counts;
import static org.entrepot.inventory.Warehouse.parked;
import static org.entrepot.inventory.Warehouse.receives;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Stream;
import org.entrepot.events.inventory.StockCommitted;
import org.entrepot.events.inventory.StockReleased;
import org.entrepot.events.inventory.StockReservationRejected;
import org.entrepot.events.inventory.StockReserved;
import org.entrepot.events.order.RejectReason;
import org.entrepot.inventory.Audit;
import org.entrepot.inventory.InventoryParts;
import org.entrepot.inventory.Orders;
import org.entrepot.kit.Wire;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts of orders that come twice, out of order, too late, all at once or broken. */
@QuarkusTest
@WithTestResource(InventoryParts.class)
class OrderFactsTest {

    private final String kettle = aSku();

    @AfterEach
    void the_books_are_right() {
        Audit.findsNothing();
    }

    @Test
    void where_nothing_is_set_aside_nothing_is_released_and_nothing_parked() {
        var order = anOrder().of(kettle, 1);

        order.heard(order.placed(), order.rejected(RejectReason.NO_STOCK), order.cancelled());

        assertThat(Said.typesAbout(order.id)).isEqualTo(List.of(StockReservationRejected.class));
        assertThat(parked(order.id)).isEmpty();
    }

    @Test
    void an_order_placed_and_cancelled_in_one_go_leaves_nothing_behind() {
        receives("MAIN", kettle, 3);
        var order = anOrder().of(kettle, 2);

        order.heard(order.placed(), order.cancelled());

        assertThat(Said.typesAbout(order.id)).isEqualTo(List.of(StockReserved.class, StockReleased.class));
        assertThat(counts(kettle, "MAIN")).isEqualTo("3/0/0");
    }

    @Test
    void a_confirmation_of_what_was_never_set_aside_is_parked() {
        var order = anOrder().of(kettle, 1);

        Tell.fact(order.confirmed());

        awaitParked(order, "order.confirmed POISON NothingReserved");
    }

    @Test
    void a_confirmation_of_what_was_released_is_parked() {
        receives("MAIN", kettle, 1);
        var order = anOrder().of(kettle, 1).held();
        order.heard(order.cancelled());

        Tell.fact(order.confirmed());

        awaitParked(order, "order.confirmed POISON IllegalTransition");
        assertThat(counts(kettle, "MAIN")).isEqualTo("1/0/0");
    }

    @Test
    void a_fact_that_comes_twice_counts_once() {
        receives("MAIN", kettle, 9);
        var order = anOrder().of(kettle, 2);

        Tell.that(order.placed()).send().send();
        order.heard(order.confirmed());
        var cancelled = Tell.that(order.cancelled()).send();
        cancelled.send().untilHeardBy(Orders.ORDER_EVENTS);

        assertThat(Said.typesAbout(order.id))
                .isEqualTo(List.of(StockReserved.class, StockCommitted.class, StockReleased.class));
        assertThat(counts(kettle, "MAIN")).isEqualTo("9/0/0");
    }

    @Test
    void facts_that_come_in_another_order_are_applied_in_theirs() {
        receives("MAIN", kettle, 9);
        var order = anOrder().of(kettle, 2);

        Tell.that(order.cancelled()).sequence(3).send();
        Tell.that(order.confirmed()).sequence(2).send();
        Tell.that(order.placed()).sequence(1).send();

        Said.await(StockReleased.class, order.id);
        assertThat(Said.typesAbout(order.id))
                .isEqualTo(List.of(StockReserved.class, StockCommitted.class, StockReleased.class));
    }

    @Test
    void a_field_from_the_future_is_passed_over() {
        receives("MAIN", kettle, 9);
        var order = anOrder().of(kettle, 2);
        var json = Wire.write(order.placed()).replaceFirst("\\{", "{\"giftWrap\":{\"ribbon\":\"red\"},");

        Tell.that(order.placed()).json(json).send().untilHeardBy(Orders.ORDER_EVENTS);

        assertThat(Said.typesAbout(order.id)).isEqualTo(List.of(StockReserved.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "null", "{\"orderId\":\"x\"}"})
    void a_poison_fact_is_parked_with_those_behind_it_and_other_orders_go_on(String poison) {
        receives("MAIN", kettle, 9);
        var broken = anOrder().of(kettle, 2);
        var sound = anOrder().of(kettle, 2);

        Tell.that(broken.placed()).json(poison).send();
        Tell.fact(broken.cancelled());
        sound.held();

        Probe.until("both are parked", () -> parked(broken.id), found -> found.size() == 2);
        assertThat(parked(broken.id).getLast()).isEqualTo("order.cancelled BEHIND ");
        assertThat(Said.about(broken.id)).isEmpty();
    }

    @Test
    void the_same_order_placed_twice_as_two_facts_is_parked_and_holds_once() {
        receives("MAIN", kettle, 9);
        var order = anOrder().of(kettle, 2).held();

        Tell.fact(order.placed());

        Probe.until("it is parked", () -> parked(order.id), found -> found.size() == 1);
        assertThat(counts(kettle, "MAIN")).isEqualTo("9/2/0");
    }

    @Test
    void of_a_hot_product_exactly_what_there_is_is_sold() {
        receives("MAIN", kettle, 40);
        var orders = Stream.generate(() -> anOrder().of(kettle, 1)).limit(200).toList();

        orders.forEach(order -> Tell.fact(order.placed()));

        var said = Probe.until(
                "every order has its answer",
                () -> orders.stream()
                        .flatMap(order -> Said.about(order.id).stream())
                        .toList(),
                facts -> facts.size() == 200);
        assertThat(said.stream().filter(StockReserved.class::isInstance)).hasSize(40);
        assertThat(said.stream().filter(StockReservationRejected.class::isInstance))
                .hasSize(160);
        assertThat(counts(kettle, "MAIN")).isEqualTo("40/40/0");
    }

    private static void awaitParked(Orders order, String what) {
        Probe.until("it is parked", () -> parked(order.id), found -> found.equals(List.of(what)));
    }
}
