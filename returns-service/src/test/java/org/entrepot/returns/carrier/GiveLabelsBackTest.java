package org.entrepot.returns.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.stream.IntStream;
import org.entrepot.kit.test.RealParts;
import org.entrepot.returns.CarrierParts;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(CarrierParts.class)
class GiveLabelsBackTest {

    @Inject
    GiveLabelsBack giveBack;

    @Test
    void a_carrier_may_be_away_for_most_of_a_day() {
        var tries = IntStream.range(1, giveBack.attempts()).mapToObj(giveBack::waitAfter);

        assertThat(tries.reduce(Duration.ZERO, Duration::plus)).isGreaterThan(Duration.ofHours(23));
    }
}
