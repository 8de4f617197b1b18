package org.entrepot.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code ./entrepot} as one types it, in the repository, with the programs that this build made. */
final class CommandLine {

    private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();

    private CommandLine() {}

    /** What a command came to. @param said all that it printed, in order */
    record Ended(int exit, String said) {}

    /**
     * Runs a command to its end.
     *
     * @param patience after which it is asked to end, as by Ctrl-C
     * @param output the file that keeps what it prints, for those who look while it runs
     */
    static Ended entrepot(Duration patience, Path output, String... words) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of("./entrepot"));
        line.addAll(List.of(words));
        var builder = new ProcessBuilder(line)
                .directory(REPOSITORY.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("ENTREPOT_BUILD", "never");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var process = builder.start();
        if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) process.destroy();
        return new Ended(process.waitFor(), Files.readString(output));
    }
}
