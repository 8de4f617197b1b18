package org.entrepot.shipping.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.entrepot.events.shipping.ParcelDelayed;
import org.entrepot.events.shipping.ParcelDelivered;
import org.entrepot.events.shipping.ParcelDeliveryFailed;
import org.entrepot.events.shipping.ParcelInTransit;
import org.entrepot.events.shipping.ParcelLost;
import org.entrepot.events.shipping.ParcelOutForDelivery;
import org.entrepot.events.shipping.ParcelReturnedToSender;
import org.entrepot.events.shipping.ShippingEvent;
import org.entrepot.events.shipping.ShippingEvent.Line;
import org.entrepot.shipping.parcel.ParcelState;
import org.entrepot.shipping.shipment.ShipmentState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TrackedParcelTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final List<Line> LINES = List.of(new Line(1, "KETTLE-RED", 2));

    @Test
    void each_word_that_matters_to_others_is_told() {
        assertThat(told(ParcelState.IN_TRANSIT)).isInstanceOf(ParcelInTransit.class);
        assertThat(told(ParcelState.OUT_FOR_DELIVERY)).isInstanceOf(ParcelOutForDelivery.class);
        assertThat(told(ParcelState.DELAYED)).isInstanceOf(ParcelDelayed.class);
        assertThat(told(ParcelState.DELIVERY_FAILED)).isInstanceOf(ParcelDeliveryFailed.class);
        assertThat(told(ParcelState.RETURN_TO_SENDER)).isInstanceOf(ParcelReturnedToSender.class);
        assertThat(told(ParcelState.LOST)).isInstanceOf(ParcelLost.class);
        assertThat(told(ParcelState.DELIVERED))
                .isInstanceOfSatisfying(
                        ParcelDelivered.class, fact -> assertThat(fact.lines()).isEqualTo(LINES));
    }

    @Test
    void what_matters_to_nobody_moves_the_parcel_in_silence() {
        var parcel = parcel(ShipmentState.SHIPPED, ParcelState.PRE_TRANSIT, null);

        assertThat(parcel.move(ParcelState.PICKED_UP, NOON)).isEmpty();
        assertThat(parcel.state()).isEqualTo(ParcelState.PICKED_UP);
    }

    @Test
    void a_word_from_before_the_last_one_moves_nothing() {
        var parcel = parcel(ShipmentState.SHIPPED, ParcelState.DELIVERY_FAILED, NOON);

        assertThat(parcel.follows(ParcelState.OUT_FOR_DELIVERY, NOON.minusMillis(1)))
                .isFalse();
        assertThat(parcel.follows(ParcelState.OUT_FOR_DELIVERY, NOON)).isTrue();
        assertThatThrownBy(() -> parcel.move(ParcelState.OUT_FOR_DELIVERY, NOON.minusMillis(1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @CsvSource({"OUT_FOR_DELIVERY,IN_TRANSIT", "IN_TRANSIT,PICKED_UP", "DELIVERED,OUT_FOR_DELIVERY", "DELIVERED,LOST"})
    void it_never_goes_backwards_even_when_the_carrier_says_so_later(ParcelState from, ParcelState to) {
        assertThat(parcel(ShipmentState.SHIPPED, from, NOON).follows(to, NOON.plusSeconds(60)))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = ShipmentState.class,
            names = {"SHIPPED", "DELIVERED"})
    void a_carrier_cannot_cancel_what_it_has_and_its_later_words_count(ShipmentState shipment) {
        var parcel = parcel(shipment, ParcelState.PRE_TRANSIT, null);

        assertThat(parcel.follows(ParcelState.CANCELLED, NOON)).isFalse();
        assertThat(parcel.move(ParcelState.IN_TRANSIT, NOON.plusSeconds(1))).isPresent();
        assertThat(parcel.follows(ParcelState.CANCELLED, NOON.plusSeconds(2))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = ShipmentState.class,
            names = {"LABELLED", "MANIFESTED", "CANCELLED"})
    void it_does_not_travel_before_it_was_handed_over(ShipmentState shipment) {
        assertThat(parcel(shipment, ParcelState.PRE_TRANSIT, null).follows(ParcelState.IN_TRANSIT, NOON))
                .isFalse();
    }

    private static ShippingEvent told(ParcelState next) {
        return parcel(ShipmentState.SHIPPED, ParcelState.PICKED_UP, NOON)
                .move(next, NOON.plusSeconds(1))
                .orElseThrow();
    }

    private static TrackedParcel parcel(ShipmentState shipment, ParcelState state, Instant lastSeenAt) {
        return new TrackedParcel(
                new TrackedParcel.Box(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), LINES),
                "northpost",
                "CN100000003GB",
                shipment,
                new TrackedParcel.Position(state, lastSeenAt));
    }
}
