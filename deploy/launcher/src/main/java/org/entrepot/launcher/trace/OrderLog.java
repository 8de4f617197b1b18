package org.entrepot.launcher.trace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.entrepot.stack.StackFailure;

/** The lines of all services' logs that speak of one order, in the order of time. */
public final class OrderLog {
    /** {@code 2026-11-22 04:09:18.872}: sorts as text. */
    private static final int TIME = 23;

    private final List<Line> lines;

    /** @param part whose log it is */
    private record Line(String part, String text) {
        String time() {
            return text.substring(0, TIME);
        }
    }

    private OrderLog(List<Line> lines) {
        this.lines = lines;
    }

    /**
     * @param logs one file per part
     * @param marks ids by which lines name the order: its own, and those of what followed from it
     */
    public static OrderLog of(List<Path> logs, Collection<String> marks) {
        var found = new ArrayList<Line>();
        for (var log : logs) {
            var part = log.getFileName().toString().replace(".log", "");
            try (Stream<String> all = Files.lines(log, StandardCharsets.ISO_8859_1)) {
                all.filter(text -> begins(text) && marks.stream().anyMatch(text::contains))
                        .forEach(text -> found.add(new Line(part, text)));
            } catch (IOException e) {
                throw new StackFailure(log + " cannot be read: " + e.getMessage(), e);
            }
        }
        found.sort(Comparator.comparing(Line::time));
        return new OrderLog(found);
    }

    /** One text per line, beginning with the part that wrote it. */
    public List<String> inWords() {
        return lines.stream()
                .map(line -> "%-18s %s".formatted(line.part(), line.text()))
                .toList();
    }

    private static boolean begins(String text) {
        return text.length() > TIME && text.charAt(4) == '-' && text.charAt(10) == ' ' && text.charAt(13) == ':';
    }
}
