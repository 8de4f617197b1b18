package org.entrepot.stack.supervise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.entrepot.stack.Home;
import org.entrepot.stack.StackFailure;

/**
 * What the supervisor last said about one part.
 *
 * @param name the part
 * @param state where it is
 * @param since when it came there
 * @param took how long the last start took, from the process to readiness
 * @param restarts how often it was started again because it had ended by itself
 * @param note why it is in this state, for a person; empty when there is nothing to say
 */
public record PartReport(String name, PartState state, Instant since, Duration took, int restarts, String note) {

    /** The report of a part that nobody ever started. */
    static PartReport stopped(String name) {
        return new PartReport(name, PartState.STOPPED, Instant.EPOCH, Duration.ZERO, 0, "");
    }

    static PartReport read(Home home, String name) {
        var file = fileOf(home, name);
        if (!Files.exists(file)) return stopped(name);
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
            return new PartReport(
                    name,
                    PartState.valueOf(properties.getProperty("state")),
                    Instant.parse(properties.getProperty("since")),
                    Duration.ofMillis(Long.parseLong(properties.getProperty("took"))),
                    Integer.parseInt(properties.getProperty("restarts")),
                    properties.getProperty("note"));
        } catch (IOException e) {
            throw new StackFailure(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    void write(Home home) {
        var properties = new Properties();
        properties.setProperty("state", state.name());
        properties.setProperty("since", since.toString());
        properties.setProperty("took", Long.toString(took.toMillis()));
        properties.setProperty("restarts", Integer.toString(restarts));
        properties.setProperty("note", note);
        var file = fileOf(home, name);
        var half = file.resolveSibling(file.getFileName() + ".half");
        try {
            Files.createDirectories(file.getParent());
            try (var out = Files.newBufferedWriter(half)) {
                properties.store(out, null);
            }
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StackFailure(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static Path fileOf(Home home, String name) {
        return home.run().resolve(name + ".state");
    }
}
