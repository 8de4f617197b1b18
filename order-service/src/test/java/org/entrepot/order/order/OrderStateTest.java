package org.entrepot.order.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.order.order.OrderState.CANCELLED;
import static org.entrepot.order.order.OrderState.COMPLETED;
import static org.entrepot.order.order.OrderState.CONFIRMED;
import static org.entrepot.order.order.OrderState.EXPIRED;
import static org.entrepot.order.order.OrderState.ON_HOLD;
import static org.entrepot.order.order.OrderState.PENDING;
import static org.entrepot.order.order.OrderState.PROCESSING;
import static org.entrepot.order.order.OrderState.REJECTED;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderStateTest {

    private static final Map<OrderState, Set<OrderState>> ARROWS = Map.of(
            PENDING, Set.of(CONFIRMED, ON_HOLD, REJECTED, EXPIRED, CANCELLED),
            CONFIRMED, Set.of(PROCESSING, ON_HOLD, CANCELLED),
            PROCESSING, Set.of(COMPLETED, ON_HOLD, CANCELLED),
            ON_HOLD, Set.of(PENDING, CONFIRMED, PROCESSING, CANCELLED),
            COMPLETED, Set.of(),
            REJECTED, Set.of(),
            EXPIRED, Set.of(),
            CANCELLED, Set.of());

    @ParameterizedTest
    @EnumSource
    void an_order_goes_along_the_arrows_and_nowhere_else(OrderState from) {
        for (var to : OrderState.values()) {
            assertThat(from.mayBecome(to))
                    .as("%s to %s", from, to)
                    .isEqualTo(ARROWS.get(from).contains(to));
        }
    }

    @Test
    void what_has_no_arrow_out_is_an_end() {
        for (var state : OrderState.values())
            assertThat(state.isEnd()).isEqualTo(ARROWS.get(state).isEmpty());
    }
}
