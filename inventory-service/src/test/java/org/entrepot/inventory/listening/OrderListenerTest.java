package org.entrepot.inventory.listening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.inventory.Orders.anOrder;
import static org.entrepot.inventory.Warehouse.aSku;
import static org.entrepot.inventory.Warehouse.aStore;
import static org.entrepot.inventory.Warehouse.counts;
import static org.entrepot.inventory.Warehouse.publishes;
import static org.entrepot.inventory.Warehouse.receives;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.entrepot.events.catalog.FulfilmentMode;
import org.entrepot.events.inventory.Level;
import org.entrepot.events.inventory.ReleaseReason;
import org.entrepot.events.inventory.ReservationEvent;
import org.entrepot.events.inventory.StockCommitted;
import org.entrepot.events.inventory.StockLevelChanged;
import org.entrepot.events.inventory.StockReleased;
import org.entrepot.events.inventory.StockReservationRejected;
import org.entrepot.events.inventory.StockReservationRejected.Shortage;
import org.entrepot.events.inventory.StockReserved;
import org.entrepot.events.order.RejectReason;
import org.entrepot.inventory.Audit;
import org.entrepot.inventory.InventoryParts;
import org.entrepot.inventory.Orders;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Said;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(InventoryParts.class)
class OrderListenerTest {

    private final String kettle = aSku();

    private final String mug = aSku();

    @AfterEach
    void the_books_are_right() {
        Audit.findsNothing();
    }

    @Test
    void a_placed_order_is_set_aside_until_well_after_it_must_be_paid() {
        receives("MAIN", kettle, 3);
        var payBy = Instant.parse("2099-01-01T00:00:00Z");
        var order = anOrder().of(kettle, 2).payableUntil(payBy);

        order.heard(order.placed());

        var reserved = Said.await(StockReserved.class, order.id);
        assertThat(reserved.lines()).containsExactly(new ReservationEvent.Line(1, kettle, 2, "MAIN"));
        assertThat(reserved.heldUntil()).isAfter(payBy);
        assertThat(counts(kettle, "MAIN")).isEqualTo("3/2/0");
    }

    @Test
    void a_hold_lasts_its_time_when_the_payment_is_due_sooner() {
        receives("MAIN", kettle, 3);
        var order = anOrder().of(kettle, 2).payableUntil(Instant.parse("2020-01-01T00:00:00Z"));

        order.heard(order.placed());

        assertThat(Said.await(StockReserved.class, order.id).heldUntil())
                .isAfter(Instant.now().plus(Duration.ofMinutes(14)));
    }

    @Test
    void an_order_that_is_short_takes_nothing_and_says_of_what_there_is_too_little() {
        receives("MAIN", kettle, 3);
        var order = anOrder().of(kettle, 4).of(mug, 1);

        order.heard(order.placed());

        assertThat(Said.about(order.id))
                .containsExactly(new StockReservationRejected(
                        order.id, List.of(new Shortage(1, kettle, 4, 3), new Shortage(2, mug, 1, 0))));
        assertThat(counts(kettle, "MAIN")).isEqualTo("3/0/0");
    }

    @Test
    void stores_give_to_the_web_what_is_pooled_and_nothing_else() {
        var store = aStore();
        publishes(kettle, FulfilmentMode.POOLED);
        publishes(mug, FulfilmentMode.WEB_STOCK);
        receives(store, kettle, 2);
        receives(store, mug, 2);
        var pooled = anOrder().of(kettle, 1);
        var webOnly = anOrder().of(mug, 1);

        pooled.heard(pooled.placed());
        webOnly.heard(webOnly.placed());

        assertThat(Said.await(StockReserved.class, pooled.id).lines())
                .containsExactly(new ReservationEvent.Line(1, kettle, 1, store));
        assertThat(Said.await(StockReservationRejected.class, webOnly.id).shortages())
                .containsExactly(new Shortage(1, mug, 1, 0));
    }

    @Test
    void a_level_is_told_when_sales_or_deliveries_cross_it() {
        receives("MAIN", kettle, 7);
        anOrder().of(kettle, 3).held();
        var last = anOrder().of(kettle, 4).held();
        last.heard(last.cancelled());

        assertThat(Said.about(kettle).stream().filter(StockLevelChanged.class::isInstance))
                .containsExactly(
                        new StockLevelChanged(kettle, Level.BACK, 7),
                        new StockLevelChanged(kettle, Level.LOW, 4),
                        new StockLevelChanged(kettle, Level.OUT, 0),
                        new StockLevelChanged(kettle, Level.BACK, 4));
    }

    @Test
    void a_confirmed_order_keeps_its_units() {
        receives("MAIN", kettle, 3);

        var order = anOrder().of(kettle, 2).committed();

        assertThat(Said.typesAbout(order.id)).isEqualTo(List.of(StockReserved.class, StockCommitted.class));
        assertThat(counts(kettle, "MAIN")).isEqualTo("3/2/0");
    }

    @Test
    void an_authorised_payment_extends_the_hold_and_says_nothing() {
        receives("MAIN", kettle, 3);
        var order = anOrder().of(kettle, 2).payableUntil(Instant.now()).held();
        var before = heldUntil(order);

        order.heard(order.authorized());

        assertThat(heldUntil(order)).isAfter(before);
        assertThat(Said.typesAbout(order.id)).isEqualTo(List.of(StockReserved.class));
    }

    @Test
    void a_cancelled_order_gives_its_units_back_before_and_after_it_was_confirmed() {
        receives("MAIN", kettle, 5);
        var held = anOrder().of(kettle, 2).held();
        var committed = anOrder().of(kettle, 3).committed();

        held.heard(held.cancelled());
        committed.heard(committed.cancelled());

        assertThat(Said.await(StockReleased.class, held.id).reason()).isEqualTo(ReleaseReason.ORDER_CANCELLED);
        assertThat(Said.await(StockReleased.class, committed.id).lines())
                .containsExactly(new ReservationEvent.Line(1, kettle, 3, "MAIN"));
        assertThat(counts(kettle, "MAIN")).isEqualTo("5/0/0");
    }

    @ParameterizedTest
    @CsvSource({"PAYMENT_DECLINED, PAYMENT_DECLINED", "FRAUD, ORDER_REJECTED", "NO_STOCK, ORDER_REJECTED"})
    void a_rejected_order_gives_its_units_back_with_the_reason(RejectReason rejected, ReleaseReason released) {
        receives("MAIN", kettle, 2);
        var order = anOrder().of(kettle, 2).held();

        order.heard(order.rejected(rejected));

        assertThat(Said.await(StockReleased.class, order.id).reason()).isEqualTo(released);
        assertThat(counts(kettle, "MAIN")).isEqualTo("2/0/0");
    }

    @Test
    void an_expired_order_gives_its_units_back() {
        receives("MAIN", kettle, 2);
        var order = anOrder().of(kettle, 2).held();

        order.heard(order.expired());

        assertThat(Said.await(StockReleased.class, order.id).reason()).isEqualTo(ReleaseReason.ORDER_EXPIRED);
    }

    private static Instant heldUntil(Orders order) {
        return Database.query(
                        "select held_until from inventory.reservation where order_id = ?",
                        row -> row.getTimestamp(1).toInstant(),
                        order.id)
                .getFirst();
    }
}
