package org.entrepot.launcher.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entrepot.launcher.platform.Json;

/** A run's figures by name, in the order of telling; void when the audit found anything, or nothing could be audited. */
final class Measured {
    private final String title;
    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final Map<String, Timings> timings = new LinkedHashMap<>();
    private final Map<String, Object> hidden = new LinkedHashMap<>();
    private Map<String, Double> processors = Map.of();
    private long per;
    private List<String> faults = List.of();

    Measured(String title) {
        this.title = title;
    }

    Measured figure(String name, Object value) {
        figures.put(name, value);
        return this;
    }

    /** A figure that is too long for the screen; it is in the file alone. */
    Measured hidden(String name, Object value) {
        hidden.put(name, value);
        return this;
    }

    Measured timings(String name, Timings taken) {
        timings.put(name, taken);
        return this;
    }

    /** @param count by how many the seconds are divided to give a price */
    Measured processors(Map<String, Double> seconds, long count) {
        processors = seconds;
        per = Math.max(1, count);
        return this;
    }

    /** @param found why the run counts for nothing; empty when it counts */
    Measured faults(List<String> found) {
        faults = List.copyOf(found);
        return this;
    }

    boolean isValid() {
        return faults.isEmpty();
    }

    void print() {
        System.out.println(title);
        figures.forEach((name, value) -> System.out.printf("  %-34s %s%n", name, text(value)));
        timings.forEach((name, taken) -> System.out.printf("  %-34s %s%n", name, taken.inWords()));
        if (!processors.isEmpty()) printProcessors();
        faults.forEach(fault -> System.out.println("  VOID: " + fault));
    }

    private void printProcessors() {
        var all = processors.values().stream().mapToDouble(Double::doubleValue).sum();
        System.out.printf("  %-34s %.1f s, %.2f s per 1,000%n", "processor time of everything", all, all * 1_000 / per);
        processors.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .filter(part -> part.getValue() >= 0.05)
                .forEach(part -> System.out.printf(
                        "    %-32s %.1f s, %.2f s per 1,000%n",
                        part.getKey(), part.getValue(), part.getValue() * 1_000 / per));
    }

    List<String> faults() {
        return faults;
    }

    Map<String, Object> asJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("what", title);
        json.putAll(figures);
        timings.forEach((name, taken) -> json.put(name + " (ms)", taken.asJson()));
        json.putAll(hidden);
        json.put("processor seconds", processors);
        json.put("void", faults);
        return json;
    }

    void write(String file) {
        try {
            Files.writeString(Path.of(file), Json.write(asJson()) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Object value) {
        return value instanceof Double number ? "%.1f".formatted(number) : value.toString();
    }
}
