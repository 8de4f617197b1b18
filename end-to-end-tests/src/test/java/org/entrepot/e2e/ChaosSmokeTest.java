package org.entrepot.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Some of what can go wrong, as one types it, on the platform of the scenarios and after them: it hurts everybody's services. */
@Order(Integer.MAX_VALUE)
@ExtendWith(RunningPlatform.class)
class ChaosSmokeTest {

    private static final Path OUTPUT = Path.of("target", "chaos.log").toAbsolutePath();

    private static final List<String> FAULTS = List.of(
            "kill-order",
            "kill-inventory",
            "cut-backends",
            "restart-service",
            "rebalance-storm",
            "duplicates",
            "poison-json",
            "hot-product",
            "operator-500",
            "cancel-against-ship");

    @Test
    void the_platform_keeps_its_promises_while_it_is_hurt_and_is_whole_afterwards(Shop shop)
            throws IOException, InterruptedException {
        var ended = CommandLine.entrepot(
                Duration.ofMinutes(20),
                OUTPUT,
                "chaos",
                "--home",
                shop.stack().home().folder().toString(),
                "--seed",
                "11",
                "--for",
                "60s",
                "--faults",
                String.join(",", FAULTS));

        assertThat(ended.exit()).as(ended.said()).isZero();
        assertThat(ended.said()).contains("Everything holds.").contains(FAULTS);
    }
}
