package org.entrepot.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Some of what can go wrong, as one types it, on the platform of the scenarios and after them: it hurts everybody's services. */
@Order(Integer.MAX_VALUE)
@ExtendWith(RunningPlatform.class)
class ChaosSmokeTest {

    private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();
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
        var line = List.of(
                "./entrepot",
                "chaos",
                "--home",
                shop.stack().home().folder().toString(),
                "--seed",
                "11",
                "--for",
                "60s",
                "--faults",
                String.join(",", FAULTS));

        var exit = run(line);

        var said = Files.readString(OUTPUT);
        assertThat(exit).as(said).isZero();
        assertThat(said).contains("Everything holds.").contains(FAULTS);
    }

    private static int run(List<String> line) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(line)
                .directory(REPOSITORY.toFile())
                .redirectErrorStream(true)
                .redirectOutput(OUTPUT.toFile());
        builder.environment().put("ENTREPOT_BUILD", "never");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var process = builder.start();
        if (!process.waitFor(10, TimeUnit.MINUTES)) process.destroy();
        return process.waitFor();
    }
}
