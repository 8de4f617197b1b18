package org.entrepot.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TrafficTest {

    @Test
    void a_gateway_that_stops_keeps_its_door_open_for_a_moment_though_nothing_is_under_way() {
        var moment = Duration.ofMillis(200);
        var traffic = new Traffic(new SimpleMeterRegistry(), moment);
        var begin = System.nanoTime();

        traffic.stop(null);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(moment);
    }
}
