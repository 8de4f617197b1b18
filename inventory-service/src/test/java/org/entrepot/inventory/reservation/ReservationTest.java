package org.entrepot.inventory.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.entrepot.events.inventory.ReleaseReason;
import org.entrepot.events.inventory.ReservationEvent;
import org.entrepot.events.inventory.StockReservationRejected.Shortage;
import org.entrepot.events.shipping.ShippingEvent;
import org.entrepot.kit.Ids;
import org.entrepot.kit.problem.IllegalTransition;
import org.junit.jupiter.api.Test;

class ReservationTest {

    private static final Instant SOON = Instant.parse("2026-03-02T09:45:30Z");
    private static final ReservationEvent.Line KETTLES = new ReservationEvent.Line(1, "KETTLE", 2, "MAIN");
    private static final ReservationEvent.Line MUGS_HERE = new ReservationEvent.Line(2, "MUG", 4, "MAIN");
    private static final ReservationEvent.Line MUGS_THERE = new ReservationEvent.Line(2, "MUG", 2, "STORE");
    private static final List<ReservationEvent.Line> ALL = List.of(KETTLES, MUGS_HERE, MUGS_THERE);

    private final UUID order = Ids.next();
    private final UUID parcel = Ids.next();
    private final Reservation reservation = Reservation.requestedBy(order);

    @Test
    void holding_tells_every_line_with_its_location_and_until_when() {
        var reserved = reservation.hold(ALL, SOON);

        assertThat(reserved.orderId()).isEqualTo(order);
        assertThat(reserved.lines()).isEqualTo(ALL);
        assertThat(reserved.heldUntil()).isEqualTo(SOON);
    }

    @Test
    void a_shortage_is_told_and_final() {
        var rejected = reservation.reject(List.of(new Shortage(1, "KETTLE", 2, 1)));

        assertThat(rejected.shortages()).hasSize(1);
        assertThatThrownBy(reservation::commit).isInstanceOf(IllegalTransition.class);
    }

    @Test
    void parcels_consume_line_by_line_and_the_last_one_ends_it() {
        reservation.hold(ALL, SOON);
        reservation.commit();

        var first = reservation.consume(parcel, List.of(shipped(1, "KETTLE", 1), shipped(2, "MUG", 4)), "MAIN");
        var second = reservation.consume(Ids.next(), List.of(shipped(2, "MUG", 2)), "STORE");
        assertThat(reservation.state()).isEqualTo(ReservationState.COMMITTED);
        var last = reservation.consume(Ids.next(), List.of(shipped(1, "KETTLE", 1)), "MAIN");

        assertThat(first.lines()).containsExactly(new ReservationEvent.Line(1, "KETTLE", 1, "MAIN"), MUGS_HERE);
        assertThat(second.lines()).containsExactly(MUGS_THERE);
        assertThat(last.lines()).containsExactly(new ReservationEvent.Line(1, "KETTLE", 1, "MAIN"));
        assertThat(reservation.state()).isEqualTo(ReservationState.CONSUMED);
    }

    @Test
    void a_cancellation_after_the_first_parcel_releases_the_rest() {
        reservation.hold(ALL, SOON);
        reservation.commit();
        reservation.consume(parcel, List.of(shipped(1, "KETTLE", 2)), "MAIN");

        var released = reservation.release(ReleaseReason.ORDER_CANCELLED);

        assertThat(released.lines()).containsExactly(MUGS_HERE, MUGS_THERE);
    }

    @Test
    void what_ran_out_can_be_taken_up_again_with_the_same_lines() {
        reservation.hold(ALL, SOON);
        assertThat(reservation.expire().lines()).isEqualTo(ALL);

        assertThat(reservation.commit().lines()).isEqualTo(ALL);
    }

    @Test
    void a_parcel_cannot_take_more_than_is_set_aside_there() {
        reservation.hold(ALL, SOON);
        reservation.commit();

        assertThatThrownBy(() -> reservation.consume(parcel, List.of(shipped(1, "KETTLE", 3)), "MAIN"))
                .isInstanceOf(ReservationRule.MoreShippedThanHeld.class);
        assertThatThrownBy(() -> reservation.consume(parcel, List.of(shipped(1, "KETTLE", 1)), "STORE"))
                .isInstanceOf(ReservationRule.MoreShippedThanHeld.class);
        assertThatThrownBy(() -> reservation.consume(parcel, List.of(shipped(1, "MUG", 1)), "MAIN"))
                .isInstanceOf(ReservationRule.MoreShippedThanHeld.class);
    }

    @Test
    void without_a_told_location_only_a_line_at_one_place_can_be_consumed() {
        reservation.hold(ALL, SOON);
        reservation.commit();

        assertThat(reservation
                        .consume(parcel, List.of(shipped(1, "KETTLE", 2)), null)
                        .lines())
                .containsExactly(KETTLES);
        assertThatThrownBy(() -> reservation.consume(parcel, List.of(shipped(2, "MUG", 1)), null))
                .isInstanceOf(ReservationRule.ShipmentUnknown.class);
    }

    @Test
    void nothing_is_shipped_before_the_order_is_confirmed_nor_after_it_ended() {
        reservation.hold(ALL, SOON);
        assertThatThrownBy(() -> reservation.consume(parcel, List.of(shipped(1, "KETTLE", 1)), "MAIN"))
                .isInstanceOf(IllegalTransition.class);

        reservation.release(ReleaseReason.ORDER_EXPIRED);

        assertThatThrownBy(() -> reservation.consume(parcel, List.of(shipped(1, "KETTLE", 1)), "MAIN"))
                .isInstanceOf(IllegalTransition.class);
        assertThatThrownBy(() -> reservation.release(ReleaseReason.ORDER_CANCELLED))
                .isInstanceOf(IllegalTransition.class);
    }

    private static ShippingEvent.Line shipped(int line, String sku, int quantity) {
        return new ShippingEvent.Line(line, sku, quantity);
    }
}
