package org.entrepot.inventory.reservation;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.inventory.reservation.ReservationState.COMMITTED;
import static org.entrepot.inventory.reservation.ReservationState.CONSUMED;
import static org.entrepot.inventory.reservation.ReservationState.EXPIRED;
import static org.entrepot.inventory.reservation.ReservationState.REJECTED;
import static org.entrepot.inventory.reservation.ReservationState.RELEASED;
import static org.entrepot.inventory.reservation.ReservationState.REQUESTED;
import static org.entrepot.inventory.reservation.ReservationState.RESERVED;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReservationStateTest {

    private static final Map<ReservationState, Set<ReservationState>> ALLOWED = Map.of(
            REQUESTED, EnumSet.of(RESERVED, REJECTED),
            RESERVED, EnumSet.of(COMMITTED, RELEASED, EXPIRED),
            COMMITTED, EnumSet.of(CONSUMED, RELEASED),
            EXPIRED, EnumSet.of(COMMITTED),
            REJECTED, EnumSet.noneOf(ReservationState.class),
            CONSUMED, EnumSet.noneOf(ReservationState.class),
            RELEASED, EnumSet.noneOf(ReservationState.class));

    @ParameterizedTest
    @EnumSource
    void from_each_state_exactly_these_can_be_reached(ReservationState state) {
        var reachable = Arrays.stream(ReservationState.values())
                .filter(state::mayBecome)
                .collect(toCollection(() -> EnumSet.noneOf(ReservationState.class)));

        assertThat(reachable).isEqualTo(ALLOWED.get(state));
    }

    @Test
    void an_order_may_end_where_nothing_is_set_aside_but_not_where_all_has_left() {
        assertThat(Arrays.stream(ReservationState.values()).filter(ReservationState::hasNothingToRelease))
                .containsExactlyInAnyOrder(REJECTED, EXPIRED, RELEASED);
    }
}
