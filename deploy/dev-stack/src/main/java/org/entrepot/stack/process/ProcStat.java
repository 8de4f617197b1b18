package org.entrepot.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What Linux says of a process in {@code /proc/<pid>/stat} (proc(5)). */
final class ProcStat {
    private static final int FIRST_AFTER_THE_NAME = 3;

    private final String[] fields;

    private ProcStat(String[] fields) {
        this.fields = fields;
    }

    /** Empty where there is no such folder, or no such process any more. */
    static Optional<ProcStat> of(ProcessHandle process) {
        try {
            var stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            // The name of the program is in brackets and may hold any of them.
            return Optional.of(new ProcStat(
                    stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ")));
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    /** @param place counted from 1, as in the manual */
    String text(int place) {
        return fields[place - FIRST_AFTER_THE_NAME];
    }

    long number(int place) {
        return Long.parseLong(text(place));
    }
}
