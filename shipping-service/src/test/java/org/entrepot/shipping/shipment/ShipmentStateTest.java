package org.entrepot.shipping.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.shipping.shipment.ShipmentState.CANCELLED;
import static org.entrepot.shipping.shipment.ShipmentState.DELIVERED;
import static org.entrepot.shipping.shipment.ShipmentState.LABELLED;
import static org.entrepot.shipping.shipment.ShipmentState.MANIFESTED;
import static org.entrepot.shipping.shipment.ShipmentState.PACKED;
import static org.entrepot.shipping.shipment.ShipmentState.PENDING;
import static org.entrepot.shipping.shipment.ShipmentState.PICKED;
import static org.entrepot.shipping.shipment.ShipmentState.RELEASED;
import static org.entrepot.shipping.shipment.ShipmentState.SHIPPED;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ShipmentStateTest {

    private static final Map<ShipmentState, Set<ShipmentState>> ALLOWED = Map.of(
            PENDING, Set.of(RELEASED, CANCELLED),
            RELEASED, Set.of(PICKED, CANCELLED),
            PICKED, Set.of(PACKED, CANCELLED),
            PACKED, Set.of(LABELLED, CANCELLED),
            LABELLED, Set.of(MANIFESTED, CANCELLED),
            MANIFESTED, Set.of(SHIPPED, LABELLED),
            SHIPPED, Set.of(DELIVERED),
            DELIVERED, Set.of(),
            CANCELLED, Set.of());

    static Stream<Arguments> pairs() {
        return Arrays.stream(ShipmentState.values())
                .flatMap(from -> Arrays.stream(ShipmentState.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void each_pair_of_states_is_decided(ShipmentState from, ShipmentState to) {
        assertThat(from.mayBecome(to)).isEqualTo(ALLOWED.get(from).contains(to));
    }
}
