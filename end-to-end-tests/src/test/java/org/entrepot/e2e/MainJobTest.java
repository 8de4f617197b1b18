package org.entrepot.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.entrepot.stack.process.Folders;
import org.entrepot.stack.process.Ports;
import org.entrepot.stack.supervise.Stack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The main job as a newcomer types it: start, a small day, the audit, stop. */
class MainJobTest {

    private static final Path OUTPUT = Path.of("target", "main-job.log").toAbsolutePath();

    private final Path home = Path.of("target", "main-job").toAbsolutePath();

    @AfterEach
    void leaveNothing() {
        if (Stack.at(home).isUp()) Stack.at(home).down(report -> {});
        Folders.delete(home);
    }

    @Test
    void a_shops_day_runs_to_its_end_and_its_audit_finds_nothing() throws IOException, InterruptedException {
        Folders.delete(home);

        var ended = CommandLine.entrepot(
                Duration.ofMinutes(16),
                OUTPUT,
                "demo",
                "--exit",
                "--size",
                "40",
                "--seed",
                "7",
                "--rate",
                "20",
                "--home",
                home.toString(),
                "--port-base",
                Integer.toString(Ports.freeBase()));

        assertThat(ended.exit()).as(ended.said()).isZero();
        assertThat(ended.said())
                .contains("placed               40 of 40")
                .contains("Everything holds.")
                .contains("Stopped 14 parts");
        assertThat(Stack.at(home).isUp()).isFalse();
    }
}
