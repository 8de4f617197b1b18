package org.entrepot.stack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CpuTimeTest {
    private static final Duration SOMETHING = Duration.ofMillis(50);

    /** PostgreSQL has a process for each connection: when one is closed, its seconds must not be gone. */
    @Test
    void what_a_child_took_that_has_ended_counts() throws IOException {
        assumeThat(Path.of("/proc/self/stat")).exists();
        var busyChild = "( i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done ); echo ended; read -r goOn";
        var process = new ProcessBuilder("sh", "-c", busyChild).start();
        try (var said = process.inputReader()) {
            assertThat(said.readLine()).isEqualTo("ended");
            var parent = Optional.of(process.toHandle());

            assertThat(CpuTime.of(parent).used()).isGreaterThan(SOMETHING);
            assertThat(CpuTime.ofAlone(parent).used()).isLessThan(SOMETHING);
        } finally {
            process.destroy();
        }
    }
}
