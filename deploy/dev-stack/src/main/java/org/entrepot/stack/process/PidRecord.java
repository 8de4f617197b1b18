package org.entrepot.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Which process was started, in a way that survives us: the pid and the birth of that process. A pid alone may belong to
 * a stranger by the time it is read again.
 */
public record PidRecord(long pid, String birth) {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    /** When it started, in ticks since the machine did. */
    private static final int STARTED = 22;

    /** The record of a process that is alive now. */
    public static PidRecord of(ProcessHandle process) {
        return new PidRecord(process.pid(), birthOf(process));
    }

    /** Reads a record; empty when there is none or when it was written half. */
    public static Optional<PidRecord> read(Path file) {
        try {
            var parts = Files.readString(file).strip().split(" ", 2);
            return parts.length == 2
                    ? Optional.of(new PidRecord(Long.parseLong(parts[0]), parts[1]))
                    : Optional.empty();
        } catch (IOException | NumberFormatException absent) {
            return Optional.empty();
        }
    }

    /** Writes the record so that a reader sees all of it or nothing. */
    public void write(Path file) {
        try {
            Files.createDirectories(file.getParent());
            var half = file.resolveSibling(file.getFileName() + ".half");
            Files.writeString(half, pid + " " + birth + "\n");
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process itself, if it still runs and is the one that was recorded. */
    public Optional<ProcessHandle> live() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> birthOf(process).equals(birth));
    }

    private static String birthOf(ProcessHandle process) {
        try {
            var boot = Files.readString(BOOT).strip();
            var stat = ProcStat.of(process);
            if (stat.isPresent()) return boot + ":" + stat.get().text(STARTED);
        } catch (IOException noProcFolder) {
            // Another system: its own word then.
        }
        return process.info().startInstant().map(Object::toString).orElse("unknown");
    }
}
