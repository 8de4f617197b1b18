package org.entrepot.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.entrepot.stack.process.Folders;

/**
 * The one folder of a stack: data, secrets, logs, and what runs now.
 *
 * @param folder its absolute path
 */
public record Home(Path folder) {
    private static final long LEAST_SPACE = 512L * 1024 * 1024;
    private static final String SETTINGS = "stack.properties";

    /** What was asked for when the stack was started. */
    public record Settings(int portBase, List<String> parts, Path repository) {
        public PortPlan ports() {
            return new PortPlan(portBase);
        }
    }

    public Home {
        folder = folder.toAbsolutePath().normalize();
    }

    /** The data folder of one part. */
    public Path data(String part) {
        return folder.resolve(part);
    }

    /** Pid records, states, wishes. */
    public Path run() {
        return folder.resolve("run");
    }

    public Path logs() {
        return folder.resolve("logs");
    }

    public Secrets secrets() {
        return new Secrets(folder.resolve("secrets"));
    }

    /** Says in a sentence when the folder cannot be used: not writable, or nearly full. */
    public void check() {
        try {
            Files.createDirectories(folder);
            Files.createDirectories(run());
            Files.createDirectories(logs());
            Files.delete(Files.createTempFile(folder, "write", ".probe"));
            var space = Files.getFileStore(folder).getUsableSpace();
            if (space < LEAST_SPACE)
                throw new StackFailure(
                        "The disk of %s has only %d MB left; Entrepot needs 512 MB or more. Free some space or use another folder with --home."
                                .formatted(folder, space >> 20));
        } catch (IOException e) {
            throw new StackFailure(
                    "The data folder " + folder + " cannot be written (" + e.getMessage()
                            + "). Use another with --home.",
                    e);
        }
    }

    /** What was asked for last; empty when nothing was ever started here. */
    public Optional<Settings> settings() {
        var file = folder.resolve(SETTINGS);
        if (!Files.exists(file)) return Optional.empty();
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
            return Optional.of(new Settings(
                    Integer.parseInt(properties.getProperty("port.base")),
                    Arrays.asList(properties.getProperty("parts").split(",")),
                    Path.of(properties.getProperty("repository"))));
        } catch (IOException | RuntimeException e) {
            throw new StackFailure(
                    "The settings in " + file + " cannot be read (" + e.getMessage()
                            + "). Start clean with ./entrepot up --fresh.",
                    e);
        }
    }

    public void keep(Settings settings) {
        var text = "port.base=%d%nparts=%s%nrepository=%s%n"
                .formatted(settings.portBase(), String.join(",", settings.parts()), settings.repository());
        try {
            Files.writeString(folder.resolve(SETTINGS), text);
        } catch (IOException e) {
            throw new StackFailure("The data folder " + folder + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Deletes everything, after a look that this is indeed the folder of a stack. */
    public void wipe() {
        if (!Files.exists(folder)) return;
        try (var content = Files.list(folder)) {
            var ours = Files.exists(folder.resolve(SETTINGS)) || Files.exists(folder.resolve("run"));
            if (!ours && content.findAny().isPresent())
                throw new StackFailure(folder + " does not look like the data folder of a stack; it is not deleted.");
        } catch (IOException e) {
            throw new StackFailure(folder + " cannot be read: " + e.getMessage(), e);
        }
        Folders.delete(folder);
    }

    /** The right to supervise this stack; empty when somebody has it. Given back when the process ends, however it ends. */
    public Optional<FileChannel> claim() {
        try {
            var channel = FileChannel.open(
                    run().resolve("supervisor.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) return Optional.of(channel);
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new StackFailure("The data folder " + folder + " cannot be locked: " + e.getMessage(), e);
        }
    }
}
