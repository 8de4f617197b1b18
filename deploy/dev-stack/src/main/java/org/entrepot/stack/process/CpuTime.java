package org.entrepot.stack.process;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long a process has had a processor, with those of its children that are alive. Two looks tell what something took.
 *
 * @param used zero where the system does not say
 */
public record CpuTime(Duration used) {
    public static final CpuTime NONE = new CpuTime(Duration.ZERO);

    /** The process and its children. */
    public static CpuTime of(Optional<ProcessHandle> process) {
        return process.map(handle -> Stream.concat(Stream.of(handle), handle.descendants())
                        .map(CpuTime::ofOne)
                        .reduce(NONE, CpuTime::plus))
                .orElse(NONE);
    }

    /** One process, without its children. */
    public static CpuTime ofAlone(Optional<ProcessHandle> process) {
        return process.map(CpuTime::ofOne).orElse(NONE);
    }

    public CpuTime plus(CpuTime other) {
        return new CpuTime(used.plus(other.used));
    }

    /** For people: {@code 12.3 s}. */
    public String inWords() {
        return used.isZero() ? "" : String.format(Locale.ROOT, "%.1f s", used.toMillis() / 1_000.0);
    }

    private static CpuTime ofOne(ProcessHandle process) {
        return new CpuTime(process.info().totalCpuDuration().orElse(Duration.ZERO));
    }
}
