package org.entrepot.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class PortPlanTest {
    @Test
    void no_two_doors_share_a_port() {
        var ports = new PortPlan(18_000).all().values();

        assertThat(new HashSet<>(ports)).hasSameSizeAs(ports);
    }

    @Test
    void plans_a_hundred_apart_never_meet() {
        assertThat(new PortPlan(18_100).all().values())
                .doesNotContainAnyElementsOf(new PortPlan(18_000).all().values());
    }

    @Test
    void the_gateway_is_where_people_expect_it() {
        assertThat(new PortPlan(18_000).of("gateway")).isEqualTo(18_080);
    }

    @Test
    void a_base_that_leaves_no_room_is_refused() {
        assertThatThrownBy(() -> new PortPlan(65_500)).isInstanceOf(StackFailure.class);
        assertThatThrownBy(() -> new PortPlan(80)).isInstanceOf(StackFailure.class);
    }
}
