package org.entrepot.shipping.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.entrepot.events.Money;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.shipping.ShipmentPacked;
import org.entrepot.events.shipping.ShippingEvent.Line;
import org.entrepot.kit.problem.IllegalTransition;
import org.entrepot.shipping.parcel.Parcel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ShipmentTest {

    private static final List<Line> LINES = List.of(new Line(1, "KETTLE-RED", 2), new Line(2, "MUG-BLUE", 6));

    private final UUID orderId = UUID.randomUUID();

    @Test
    void an_order_becomes_one_shipment_for_each_location() {
        var order = order(
                new OrderConfirmed.Line(1, "KETTLE-RED", 2, "WEB-1"),
                new OrderConfirmed.Line(2, "MUG-BLUE", 4, "STORE-LYON"),
                new OrderConfirmed.Line(3, "LID", 1, "WEB-1"));

        var shipments = Shipment.allOf(order, false);

        assertThat(shipments).extracting(Shipment::location).containsExactly("STORE-LYON", "WEB-1");
        assertThat(shipments.getLast().lines()).containsExactly(new Line(1, "KETTLE-RED", 2), new Line(3, "LID", 1));
    }

    @Test
    void a_line_that_comes_in_two_parts_from_one_location_is_one_line() {
        var order = order(
                new OrderConfirmed.Line(1, "KETTLE-RED", 2, "WEB-1"),
                new OrderConfirmed.Line(1, "KETTLE-RED", 3, "WEB-1"));

        assertThat(Shipment.allOf(order, false).getFirst().lines()).containsExactly(new Line(1, "KETTLE-RED", 5));
    }

    @Test
    void the_release_says_what_to_pick_where_and_for_which_address() {
        var shipment = in(ShipmentState.PENDING, false);

        var released = shipment.release();

        assertThat(shipment.state()).isEqualTo(ShipmentState.RELEASED);
        assertThat(released.orderId()).isEqualTo(orderId);
        assertThat(released.location()).isEqualTo("WEB-1");
        assertThat(released.addressId()).isEqualTo(shipment.destination().addressId());
        assertThat(released.lines()).isEqualTo(LINES);
    }

    @Test
    void while_the_order_is_held_no_step_is_taken_and_afterwards_it_goes_on() {
        var shipment = in(ShipmentState.RELEASED, false);
        assertThat(shipment.hold()).isTrue();

        assertThatThrownBy(shipment::pick).isInstanceOf(Shipment.OrderOnHold.class);

        assertThat(shipment.letGo()).isEmpty();
        assertThat(shipment.pick().lines()).isEqualTo(LINES);
    }

    @Test
    void what_was_never_released_is_released_when_its_order_is() {
        var shipment = in(ShipmentState.PENDING, true);

        assertThat(shipment.letGo()).isPresent();
        assertThat(shipment.state()).isEqualTo(ShipmentState.RELEASED);
    }

    @ParameterizedTest
    @EnumSource(
            value = ShipmentState.class,
            names = {"MANIFESTED", "SHIPPED", "DELIVERED", "CANCELLED"})
    void it_is_too_late_to_hold_what_is_on_a_manifest(ShipmentState state) {
        var shipment = in(state, false);

        assertThat(shipment.hold()).isFalse();
        assertThat(shipment.isHeld()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = ShipmentState.class,
            names = {"PENDING", "RELEASED", "PICKED", "PACKED", "LABELLED"})
    void it_is_cancelled_up_to_the_manifest_and_the_hold_ends_with_it(ShipmentState state) {
        var shipment = in(state, true);

        assertThat(shipment.cancel().shipmentId()).isEqualTo(shipment.id());
        assertThat(shipment.isCancelled()).isTrue();
        assertThat(shipment.isHeld()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = ShipmentState.class,
            names = {"PENDING", "RELEASED", "PICKED", "PACKED", "LABELLED"},
            mode = Mode.EXCLUDE)
    void afterwards_it_is_not(ShipmentState state) {
        assertThatThrownBy(in(state, false)::cancel).isInstanceOf(IllegalTransition.class);
    }

    @Test
    void each_step_is_refused_in_every_other_state() {
        for (var state : EnumSet.complementOf(EnumSet.of(ShipmentState.RELEASED)))
            assertThatThrownBy(in(state, false)::pick).isInstanceOf(IllegalTransition.class);
        for (var state : EnumSet.complementOf(EnumSet.of(ShipmentState.PICKED)))
            assertThatThrownBy(() -> in(state, false).pack(List.of())).isInstanceOf(IllegalTransition.class);
        for (var state : EnumSet.complementOf(EnumSet.of(ShipmentState.PACKED))) {
            assertThatThrownBy(in(state, false)::label).isInstanceOf(IllegalTransition.class);
            assertThatThrownBy(() -> in(state, false).weighed(List.of())).isInstanceOf(IllegalTransition.class);
        }
    }

    @Test
    void it_comes_off_a_slip_that_it_is_on_and_no_other() {
        var manifest = UUID.randomUUID();
        var shipment = in(new Shipment.Progress(ShipmentState.MANIFESTED, false, "northpost", "STANDARD", manifest));
        assertThat(shipment.isOn(UUID.randomUUID())).isFalse();
        assertThat(shipment.isOn(manifest)).isTrue();

        shipment.comeOffSlip();

        assertThat(shipment.progress())
                .isEqualTo(new Shipment.Progress(ShipmentState.LABELLED, false, "northpost", "STANDARD", null));
    }

    @ParameterizedTest
    @EnumSource(
            value = ShipmentState.class,
            names = {"SHIPPED", "DELIVERED"})
    void it_does_not_come_off_a_slip_that_its_carrier_has(ShipmentState state) {
        assertThatThrownBy(in(state, false)::comeOffSlip).isInstanceOf(IllegalTransition.class);
    }

    @Test
    void it_is_packed_for_the_others_when_every_box_was_weighed() {
        var light = Parcel.packed(UUID.randomUUID(), LINES, null);
        var weighed = new Parcel(light.id(), light.shipmentId(), LINES, 1_980);

        assertThat(in(ShipmentState.PICKED, false).pack(List.of(light))).isEmpty();
        assertThat(in(ShipmentState.PACKED, false).weighed(List.of(weighed)))
                .map(ShipmentPacked::parcels)
                .contains(List.of(new ShipmentPacked.Packed(light.id(), 1_980, LINES)));
    }

    private Shipment in(ShipmentState state, boolean held) {
        return in(new Shipment.Progress(state, held, null, null, null));
    }

    private Shipment in(Shipment.Progress progress) {
        return new Shipment(
                UUID.randomUUID(),
                orderId,
                "WEB-1",
                new Shipment.Destination(UUID.randomUUID(), "GB"),
                LINES,
                progress,
                1);
    }

    private OrderConfirmed order(OrderConfirmed.Line... lines) {
        return new OrderConfirmed(
                orderId, UUID.randomUUID(), UUID.randomUUID(), "GB", "en", List.of(lines), new Money(100, "GBP"));
    }
}
