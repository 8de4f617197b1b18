package org.entrepot.launcher.platform;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.entrepot.stack.process.CpuTime;
import org.entrepot.stack.supervise.Stack;

/** Processor time of every part, and of the generator itself, between two looks. */
public final class Processors {
    /** This process, which plays the customers and the warehouse. */
    public static final String GENERATOR = "generator";

    private final Stack stack;
    private final Map<String, Duration> before;

    private Processors(Stack stack) {
        this.stack = stack;
        this.before = look();
    }

    public static Processors from(Stack stack) {
        return new Processors(stack);
    }

    /** Seconds that each part took since then. */
    public Map<String, Double> since() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        look().forEach((part, used) -> seconds.put(
                part, used.minus(before.getOrDefault(part, Duration.ZERO)).toMillis() / 1_000.0));
        return seconds;
    }

    private Map<String, Duration> look() {
        Map<String, Duration> used = new LinkedHashMap<>();
        for (var part : stack.reports())
            used.put(
                    part.name(), CpuTime.of(stack.processOf(part.name()).live()).used());
        used.put("supervisor", CpuTime.ofAlone(stack.supervisor()).used());
        used.put(
                GENERATOR, CpuTime.ofAlone(Optional.of(ProcessHandle.current())).used());
        return used;
    }
}
