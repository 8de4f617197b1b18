package org.entrepot.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Memory of a process with its children.
 *
 * @param pssKilobytes its own share: pages that several hold are divided among them; -1 where the system does not say
 * @param rssKilobytes all pages that it holds
 */
public record Memory(long pssKilobytes, long rssKilobytes) {
    public static final Memory NONE = new Memory(0, 0);

    /** What the process and its children hold now. */
    public static Memory of(Optional<ProcessHandle> process) {
        return process.map(handle -> Stream.concat(Stream.of(handle), handle.descendants())
                        .map(Memory::ofOne)
                        .reduce(NONE, Memory::plus))
                .orElse(NONE);
    }

    /** What one process holds, without its children. */
    public static Memory ofAlone(Optional<ProcessHandle> process) {
        return process.map(Memory::ofOne).orElse(NONE);
    }

    public Memory plus(Memory other) {
        return new Memory(pssKilobytes + other.pssKilobytes, rssKilobytes + other.rssKilobytes);
    }

    /** For people: {@code 123 MB}. */
    public String pss() {
        return pssKilobytes >> 10 == 0 ? "" : (pssKilobytes >> 10) + " MB";
    }

    /** For people: {@code 123 MB}. */
    public String rss() {
        return rssKilobytes >> 10 == 0 ? "" : (rssKilobytes >> 10) + " MB";
    }

    private static Memory ofOne(ProcessHandle process) {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/smaps_rollup"))) {
            var all = lines.toList();
            return new Memory(number(all, "Pss:"), number(all, "Rss:"));
        } catch (IOException | java.io.UncheckedIOException noProcFolder) {
            return NONE;
        }
    }

    private static long number(java.util.List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }
}
