package org.entrepot.shipping.parcel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.shipping.parcel.ParcelState.CANCELLED;
import static org.entrepot.shipping.parcel.ParcelState.DELAYED;
import static org.entrepot.shipping.parcel.ParcelState.DELIVERED;
import static org.entrepot.shipping.parcel.ParcelState.DELIVERY_FAILED;
import static org.entrepot.shipping.parcel.ParcelState.IN_TRANSIT;
import static org.entrepot.shipping.parcel.ParcelState.LOST;
import static org.entrepot.shipping.parcel.ParcelState.ON_HOLD;
import static org.entrepot.shipping.parcel.ParcelState.OUT_FOR_DELIVERY;
import static org.entrepot.shipping.parcel.ParcelState.PICKED_UP;
import static org.entrepot.shipping.parcel.ParcelState.PRE_TRANSIT;
import static org.entrepot.shipping.parcel.ParcelState.READY_FOR_PICKUP;
import static org.entrepot.shipping.parcel.ParcelState.RETURN_TO_SENDER;
import static org.entrepot.shipping.parcel.ParcelState.UNKNOWN;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ParcelStateTest {

    private static final Map<ParcelState, Set<ParcelState>> ALLOWED = new EnumMap<>(Map.ofEntries(
            Map.entry(
                    PRE_TRANSIT,
                    Set.of(
                            PICKED_UP,
                            IN_TRANSIT,
                            OUT_FOR_DELIVERY,
                            DELIVERED,
                            READY_FOR_PICKUP,
                            ON_HOLD,
                            DELAYED,
                            DELIVERY_FAILED,
                            RETURN_TO_SENDER,
                            LOST,
                            CANCELLED)),
            Map.entry(
                    PICKED_UP,
                    Set.of(
                            IN_TRANSIT,
                            OUT_FOR_DELIVERY,
                            DELIVERED,
                            READY_FOR_PICKUP,
                            ON_HOLD,
                            DELAYED,
                            DELIVERY_FAILED,
                            RETURN_TO_SENDER,
                            LOST)),
            Map.entry(
                    IN_TRANSIT,
                    Set.of(
                            OUT_FOR_DELIVERY,
                            DELIVERED,
                            READY_FOR_PICKUP,
                            ON_HOLD,
                            DELAYED,
                            DELIVERY_FAILED,
                            RETURN_TO_SENDER,
                            LOST)),
            Map.entry(
                    OUT_FOR_DELIVERY,
                    Set.of(DELIVERED, READY_FOR_PICKUP, ON_HOLD, DELAYED, DELIVERY_FAILED, RETURN_TO_SENDER, LOST)),
            Map.entry(
                    READY_FOR_PICKUP,
                    Set.of(OUT_FOR_DELIVERY, DELIVERED, ON_HOLD, DELAYED, DELIVERY_FAILED, RETURN_TO_SENDER, LOST)),
            Map.entry(
                    ON_HOLD,
                    Set.of(
                            IN_TRANSIT,
                            OUT_FOR_DELIVERY,
                            DELIVERED,
                            READY_FOR_PICKUP,
                            DELAYED,
                            DELIVERY_FAILED,
                            RETURN_TO_SENDER,
                            LOST)),
            Map.entry(
                    DELAYED,
                    Set.of(
                            IN_TRANSIT,
                            OUT_FOR_DELIVERY,
                            DELIVERED,
                            READY_FOR_PICKUP,
                            ON_HOLD,
                            DELIVERY_FAILED,
                            RETURN_TO_SENDER,
                            LOST)),
            Map.entry(
                    DELIVERY_FAILED,
                    Set.of(
                            IN_TRANSIT,
                            OUT_FOR_DELIVERY,
                            DELIVERED,
                            READY_FOR_PICKUP,
                            ON_HOLD,
                            DELAYED,
                            RETURN_TO_SENDER,
                            LOST)),
            Map.entry(LOST, Set.of(DELIVERED, RETURN_TO_SENDER)),
            Map.entry(DELIVERED, Set.of()),
            Map.entry(RETURN_TO_SENDER, Set.of()),
            Map.entry(CANCELLED, Set.of()),
            Map.entry(UNKNOWN, Set.of())));

    static Stream<Arguments> pairs() {
        return Arrays.stream(ParcelState.values())
                .flatMap(from -> Arrays.stream(ParcelState.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void each_pair_of_states_is_decided(ParcelState from, ParcelState to) {
        assertThat(from.mayBecome(to)).isEqualTo(ALLOWED.get(from).contains(to));
    }

    @Test
    void a_word_that_we_never_heard_is_unknown() {
        assertThat(ParcelState.of("out_for_delivery")).isEqualTo(OUT_FOR_DELIVERY);
        assertThat(ParcelState.of("ABDUCTED")).isEqualTo(UNKNOWN);
    }
}
