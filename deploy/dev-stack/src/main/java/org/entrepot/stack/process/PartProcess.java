package org.entrepot.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.entrepot.stack.StackFailure;

/**
 * The process of one part, known by its pid record: whoever holds the same folder can stop, kill or pause it, whether or
 * not it started it.
 */
public final class PartProcess {
    private final String name;
    private final Path record;
    private final Path log;

    /**
     * @param name the part's name
     * @param runFolder where the pid record lies
     * @param logFolder where the part's output goes, as {@code <name>.log}
     */
    public PartProcess(String name, Path runFolder, Path logFolder) {
        this.name = name;
        this.record = runFolder.resolve(name + ".pid");
        this.log = logFolder.resolve(name + ".log");
    }

    /** Starts the program; its output is appended to the log. Fails with a sentence when it cannot be run at all. */
    public Process start(Program program) {
        if (live().isPresent()) throw new IllegalStateException(name + " is already running");
        try {
            Files.createDirectories(log.getParent());
            var builder = new ProcessBuilder(program.command())
                    .directory(program.folder().toFile())
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(program.environment());
            var process = builder.start();
            PidRecord.of(process.toHandle()).write(record);
            return process;
        } catch (IOException e) {
            throw new StackFailure(name + " could not be started: " + e.getMessage(), e);
        }
    }

    /** The running process, if there is one. */
    public Optional<ProcessHandle> live() {
        return PidRecord.read(record).flatMap(PidRecord::live);
    }

    /** Whether it runs (a paused process runs). */
    public boolean isAlive() {
        return live().isPresent();
    }

    /** Asks it to end, and kills it with its children when the patience is over. Says whether it ended by itself. */
    public boolean stop(Signal signal, Duration patience) {
        var process = live();
        if (process.isEmpty()) {
            forget();
            return true;
        }
        Signal.CONT.to(process.get().pid());
        signal.to(process.get().pid());
        var ended = await(process.get(), patience);
        if (!ended) kill();
        forget();
        return ended;
    }

    /** Ends it and all its children at once, as a power failure would. */
    public void kill() {
        live().ifPresent(process -> {
            List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
            family.addFirst(process);
            family.forEach(ProcessHandle::destroyForcibly);
            family.forEach(member -> await(member, Duration.ofSeconds(10)));
        });
    }

    /** Freezes it with its children (SIGSTOP); its connections stay open and silent. */
    public void pause() {
        toFamily(Signal.STOP);
    }

    /** Lets it run again after {@link #pause}. */
    public void resume() {
        toFamily(Signal.CONT);
    }

    /** The last lines of its output, to tell a person why it ended. */
    public String lastWords() {
        try (var lines = Files.lines(log, java.nio.charset.StandardCharsets.ISO_8859_1)) {
            var all = lines.filter(line -> !line.isBlank()).toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - 8), all.size()));
        } catch (IOException | java.io.UncheckedIOException e) {
            return "(no output in " + log + ")";
        }
    }

    /** The file that its output goes to. */
    public Path log() {
        return log;
    }

    private void toFamily(Signal signal) {
        live().ifPresent(process -> {
            signal.to(process.pid());
            process.descendants().forEach(child -> signal.to(child.pid()));
        });
    }

    private void forget() {
        try {
            Files.deleteIfExists(record);
        } catch (IOException harmless) {
            // A record of a dead process names nobody.
        }
    }

    private static boolean await(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            return !process.isAlive();
        }
    }
}
