package org.entrepot.stack.process;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long a process has had a processor. Two looks tell what something took.
 *
 * @param used zero where the system does not say
 */
public record CpuTime(Duration used) {
    public static final CpuTime NONE = new CpuTime(Duration.ZERO);

    private static final int CHILDREN_USER = 16;
    private static final int CHILDREN_SYSTEM = 17;
    /** Linux tells programs a hundredth of a second as a tick, whatever the kernel counts with. */
    private static final long MILLIS_A_TICK = 10;

    /**
     * The process and its children, also those that have ended: a database that closes a connection ends a process, and what
     * that one took was taken.
     */
    public static CpuTime of(Optional<ProcessHandle> process) {
        return process.map(handle -> Stream.concat(Stream.of(handle), handle.descendants())
                        .map(one -> ofOne(one).plus(ofEndedChildren(one)))
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

    /** As the system tells their parent when it waits for them (proc(5), {@code cutime} and {@code cstime}). */
    private static CpuTime ofEndedChildren(ProcessHandle process) {
        return ProcStat.of(process)
                .map(stat -> new CpuTime(
                        Duration.ofMillis((stat.number(CHILDREN_USER) + stat.number(CHILDREN_SYSTEM)) * MILLIS_A_TICK)))
                .orElse(NONE);
    }

    private static CpuTime ofOne(ProcessHandle process) {
        return new CpuTime(process.info().totalCpuDuration().orElse(Duration.ZERO));
    }
}
