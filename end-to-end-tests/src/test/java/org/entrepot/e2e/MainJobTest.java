package org.entrepot.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.entrepot.stack.process.Folders;
import org.entrepot.stack.process.Ports;
import org.entrepot.stack.supervise.Stack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The main job as a newcomer types it: start, a small day, the audit, stop. */
class MainJobTest {

    private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();
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

        var exit = entrepot("demo", "--exit", "--size", "40", "--seed", "7", "--rate", "20");

        var said = Files.readString(OUTPUT);
        assertThat(exit).as(said).isZero();
        assertThat(said)
                .contains("placed               40 of 40")
                .contains("Everything holds.")
                .contains("Stopped 14 parts");
        assertThat(Stack.at(home).isUp()).isFalse();
    }

    private int entrepot(String command, String... options) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of("./entrepot", command));
        line.addAll(List.of(options));
        line.addAll(List.of("--home", home.toString(), "--port-base", Integer.toString(Ports.freeBase())));
        var builder = new ProcessBuilder(line)
                .directory(REPOSITORY.toFile())
                .redirectErrorStream(true)
                .redirectOutput(OUTPUT.toFile());
        builder.environment().put("ENTREPOT_BUILD", "never");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var process = builder.start();
        if (!process.waitFor(8, TimeUnit.MINUTES)) process.destroy();
        return process.waitFor();
    }
}
