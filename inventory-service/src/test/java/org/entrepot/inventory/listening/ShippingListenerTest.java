package org.entrepot.inventory.listening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.inventory.Orders.anOrder;
import static org.entrepot.inventory.Orders.line;
import static org.entrepot.inventory.Warehouse.aSku;
import static org.entrepot.inventory.Warehouse.aStore;
import static org.entrepot.inventory.Warehouse.counts;
import static org.entrepot.inventory.Warehouse.movements;
import static org.entrepot.inventory.Warehouse.parked;
import static org.entrepot.inventory.Warehouse.publishes;
import static org.entrepot.inventory.Warehouse.receives;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.entrepot.events.catalog.FulfilmentMode;
import org.entrepot.events.inventory.ReservationEvent;
import org.entrepot.events.inventory.StockCommitted;
import org.entrepot.events.inventory.StockConsumed;
import org.entrepot.events.inventory.StockReleased;
import org.entrepot.events.inventory.StockReserved;
import org.entrepot.inventory.Audit;
import org.entrepot.inventory.InventoryParts;
import org.entrepot.inventory.Orders;
import org.entrepot.kit.Ids;
import org.entrepot.kit.Wire;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InventoryParts.class)
class ShippingListenerTest {

    private final String kettle = aSku();
    private final UUID shipment = Ids.next();

    @AfterEach
    void the_books_are_right() {
        Audit.findsNothing();
    }

    @Test
    void a_parcel_takes_its_units_from_the_shelf_and_from_what_is_set_aside() {
        receives("MAIN", kettle, 5);
        var order = anOrder().of(kettle, 3).committed();
        var parcel = order.shipped(shipment, line(1, kettle, 3));

        order.heard(order.released(shipment, "MAIN", line(1, kettle, 3)), parcel);

        var consumed = Said.await(StockConsumed.class, order.id);
        assertThat(consumed.parcelId()).isEqualTo(parcel.parcelId());
        assertThat(consumed.lines()).containsExactly(new ReservationEvent.Line(1, kettle, 3, "MAIN"));
        assertThat(counts(kettle, "MAIN")).isEqualTo("2/0/0");
        assertThat(movements(kettle)).containsExactly("SELLABLE 5 RECEIVED", "SELLABLE -3 SHIPPED");
    }

    @Test
    void each_parcel_of_a_split_line_is_taken_from_where_its_shipment_left() {
        var store = aStore();
        publishes(kettle, FulfilmentMode.POOLED);
        receives("MAIN", kettle, 2);
        receives(store, kettle, 1);
        var order = anOrder().of(kettle, 3).committed();
        var fromStore = Ids.next();

        order.heard(
                order.released(shipment, "MAIN", line(1, kettle, 2)),
                order.released(fromStore, store, line(1, kettle, 1)),
                order.shipped(fromStore, line(1, kettle, 1)),
                order.shipped(shipment, line(1, kettle, 1)),
                order.shipped(shipment, line(1, kettle, 1)));

        assertThat(Said.typesAbout(order.id))
                .isEqualTo(List.of(
                        StockReserved.class,
                        StockCommitted.class,
                        StockConsumed.class,
                        StockConsumed.class,
                        StockConsumed.class));
        assertThat(counts(kettle, "MAIN")).isEqualTo("0/0/0");
        assertThat(counts(kettle, store)).isEqualTo("0/0/0");
    }

    @Test
    void a_cancellation_after_the_first_parcel_gives_back_the_rest() {
        receives("MAIN", kettle, 5);
        var order = anOrder().of(kettle, 3).committed();
        order.heard(order.shipped(shipment, line(1, kettle, 1)));

        order.heard(order.cancelled());

        assertThat(Said.await(StockReleased.class, order.id).lines())
                .containsExactly(new ReservationEvent.Line(1, kettle, 2, "MAIN"));
        assertThat(counts(kettle, "MAIN")).isEqualTo("4/0/0");
    }

    @Test
    void a_parcel_that_is_told_before_the_confirmation_waits_for_it() {
        receives("MAIN", kettle, 5);
        var order = anOrder().of(kettle, 3).held();

        Tell.fact(order.shipped(shipment, line(1, kettle, 3)));
        Probe.until(
                "it waits",
                () -> parked(order.id),
                found -> found.equals(List.of("parcel.shipped AWAITING NotHereYet")));
        order.heard(order.confirmed());

        Said.await(StockConsumed.class, order.id);
        assertThat(counts(kettle, "MAIN")).isEqualTo("2/0/0");
    }

    @Test
    void a_parcel_of_an_order_that_is_not_here_yet_waits_for_it() {
        receives("MAIN", kettle, 5);
        var order = anOrder().of(kettle, 3);

        Tell.fact(order.shipped(shipment, line(1, kettle, 3)));
        Probe.until("it waits", () -> parked(order.id), found -> found.size() == 1);
        order.committed();

        Said.await(StockConsumed.class, order.id);
    }

    @Test
    void a_parcel_that_comes_twice_counts_once_and_told_as_two_facts_is_parked() {
        receives("MAIN", kettle, 5);
        var order = anOrder().of(kettle, 3).committed();
        var parcel = order.shipped(shipment, line(1, kettle, 1));

        Tell.that(parcel).send().send().untilHeardBy(Orders.SHIPPING_EVENTS);
        Tell.fact(parcel);

        Probe.until("the second is parked", () -> parked(order.id), found -> found.size() == 1);
        assertThat(counts(kettle, "MAIN")).isEqualTo("4/2/0");
    }

    @Test
    void more_than_was_set_aside_never_leaves() {
        receives("MAIN", kettle, 5);
        var order = anOrder().of(kettle, 3).committed();

        Tell.fact(order.shipped(shipment, line(1, kettle, 4)));

        Probe.until(
                "it is parked",
                () -> parked(order.id),
                found -> found.equals(List.of("parcel.shipped POISON MoreShippedThanHeld")));
        assertThat(counts(kettle, "MAIN")).isEqualTo("5/3/0");
    }

    @Test
    void a_field_from_the_future_is_passed_over() {
        receives("MAIN", kettle, 5);
        var order = anOrder().of(kettle, 3).committed();
        var parcel = order.shipped(shipment, line(1, kettle, 3));

        Tell.that(parcel)
                .json(Wire.write(parcel).replaceFirst("\\{", "{\"drone\":true,"))
                .send();

        Said.await(StockConsumed.class, order.id);
    }
}
