package org.entrepot.inventory.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.inventory.Orders.anOrder;
import static org.entrepot.inventory.Warehouse.aSku;
import static org.entrepot.inventory.Warehouse.counts;
import static org.entrepot.inventory.Warehouse.parked;
import static org.entrepot.inventory.Warehouse.receives;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.entrepot.events.inventory.ReservationEvent;
import org.entrepot.events.inventory.ReservationExpired;
import org.entrepot.events.inventory.StockCommitted;
import org.entrepot.events.inventory.StockReserved;
import org.entrepot.inventory.Audit;
import org.entrepot.inventory.InventoryParts;
import org.entrepot.inventory.Orders;
import org.entrepot.inventory.stock.Place;
import org.entrepot.inventory.stock.Shelves;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InventoryParts.class)
class ExpireHoldsTest {

    @Inject
    ExpireHolds expireHolds;

    @Inject
    Reservations reservations;

    @Inject
    Shelves shelves;

    @Inject
    Jdbi jdbi;

    private final String kettle = aSku();

    @AfterEach
    void the_books_are_right() {
        Audit.findsNothing();
    }

    @Test
    void a_hold_that_ran_out_gives_its_units_back() {
        receives("MAIN", kettle, 3);
        var order = anOrder().of(kettle, 2).held();

        runsOut(order);
        expireHolds.sweep();

        assertThat(Said.await(ReservationExpired.class, order.id).lines())
                .containsExactly(new ReservationEvent.Line(1, kettle, 2, "MAIN"));
        assertThat(counts(kettle, "MAIN")).isEqualTo("3/0/0");
    }

    @Test
    void a_hold_that_lasts_and_what_is_committed_stay() {
        receives("MAIN", kettle, 3);
        var held = anOrder().of(kettle, 1).held();
        var committed = anOrder().of(kettle, 2).committed();

        runsOut(committed);
        expireHolds.sweep();

        assertThat(Said.typesAbout(held.id)).isEqualTo(List.of(StockReserved.class));
        assertThat(Said.typesAbout(committed.id)).isEqualTo(List.of(StockReserved.class, StockCommitted.class));
        assertThat(counts(kettle, "MAIN")).isEqualTo("3/3/0");
    }

    @Test
    void a_hold_whose_payment_was_authorised_lasts_for_the_confirmation() {
        receives("MAIN", kettle, 3);
        var order = anOrder().of(kettle, 2).held();
        runsOut(order);

        order.heard(order.authorized());
        expireHolds.sweep();

        assertThat(Said.typesAbout(order.id)).isEqualTo(List.of(StockReserved.class));
    }

    @Test
    void a_late_confirmation_takes_the_units_again_if_they_are_free() {
        receives("MAIN", kettle, 3);
        var order = anOrder().of(kettle, 2).held();
        runsOut(order);
        expireHolds.sweep();

        order.heard(order.confirmed());

        assertThat(Said.typesAbout(order.id))
                .isEqualTo(List.of(StockReserved.class, ReservationExpired.class, StockCommitted.class));
        assertThat(counts(kettle, "MAIN")).isEqualTo("3/2/0");
    }

    @Test
    void a_late_confirmation_whose_units_went_to_others_waits_for_a_person() {
        receives("MAIN", kettle, 2);
        var order = anOrder().of(kettle, 2).held();
        runsOut(order);
        expireHolds.sweep();
        anOrder().of(kettle, 1).held();

        Tell.fact(order.confirmed());

        Probe.until(
                "it is parked",
                () -> parked(order.id),
                found -> found.equals(List.of("order.confirmed POISON HoldIsLost")));
        assertThat(counts(kettle, "MAIN")).isEqualTo("2/1/0");
    }

    @Test
    void an_order_that_ends_after_its_hold_ran_out_has_nothing_to_give_back() {
        receives("MAIN", kettle, 2);
        var order = anOrder().of(kettle, 2).held();
        runsOut(order);
        expireHolds.sweep();

        order.heard(order.expired());

        assertThat(Said.typesAbout(order.id)).isEqualTo(List.of(StockReserved.class, ReservationExpired.class));
        assertThat(counts(kettle, "MAIN")).isEqualTo("2/0/0");
    }

    @Test
    void more_holds_than_one_transaction_takes_all_run_out() {
        receives("MAIN", kettle, 450);
        var orders = java.util.stream.Stream.generate(() -> anOrder().of(kettle, 1))
                .limit(450)
                .toList();
        orders.forEach(order -> Tell.fact(order.placed()));
        Probe.until("all are held", () -> counts(kettle, "MAIN"), "450/450/0"::equals);

        jdbi.useHandle(sql -> sql.execute(
                "update reservation set held_until = ? where id in (select reservation_id from allocation where sku = ?)",
                Instant.EPOCH,
                kettle));
        expireHolds.sweep();

        assertThat(counts(kettle, "MAIN")).isEqualTo("450/0/0");
    }

    /** The row is made older than it is: no test waits for a quarter of an hour. */
    private void runsOut(Orders order) {
        jdbi.useHandle(sql ->
                sql.execute("update reservation set held_until = ? where order_id = ?", Instant.EPOCH, order.id));
    }

    @Test
    void what_a_confirmation_is_working_on_is_left_to_it() {
        receives("MAIN", kettle, 2);
        var order = anOrder().of(kettle, 2).held();
        runsOut(order);

        var swept = QuarkusTransaction.requiringNew().call(() -> {
            reservations.lockedByOrder(List.of(order.id));
            return java.util.concurrent.CompletableFuture.runAsync(expireHolds::sweep)
                    .orTimeout(10, java.util.concurrent.TimeUnit.SECONDS)
                    .handle((done, failure) -> failure)
                    .join();
        });

        assertThat(swept).isNull();
        assertThat(counts(kettle, "MAIN")).isEqualTo("2/2/0");
        QuarkusTransaction.requiringNew().run(() -> {
            assertThat(shelves.lock(List.of(kettle)).offers()).isEmpty();
            assertThat(reservations
                            .lockedByOrder(List.of(order.id))
                            .get(order.id)
                            .places())
                    .containsExactly(new Place(kettle, "MAIN"));
        });
    }
}
