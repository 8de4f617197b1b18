package org.entrepot.launcher.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** Each fault alone, with several seeds, each with an audit of its own; written down as a table after every run. */
final class Matrix {
    private static final Duration BRIEFLY = Duration.ofSeconds(1);

    private final Path file;
    private final String command;
    private final Consumer<String> say;
    private final Map<String, List<Run>> rows = new TreeMap<>();
    private final List<String> broken = new ArrayList<>();

    private record Run(Struck struck, boolean isGood) {}

    /** @param command what makes this table, for those who read it */
    Matrix(Path file, String command, Consumer<String> say) {
        this.file = file;
        this.command = command;
        this.say = say;
    }

    /** Says how each came out; true when all held. */
    boolean run(List<FaultKind> kinds, int seeds, Function<Plan, ChaosReport> bout) {
        for (int seed = 1; seed <= seeds; seed++) {
            for (var kind : kinds) {
                var report = bout.apply(Plan.of(seed, BRIEFLY, List.of(kind), true));
                for (var one : report.struck())
                    rows.computeIfAbsent(kind.name(), none -> new ArrayList<>()).add(new Run(one, report.isGood()));
                say.accept("%s %s, seed %d".formatted(report.isGood() ? "✓" : "✗", kind.name(), seed));
                if (!report.isGood()) note(kind, seed, report);
                write(kinds, seeds);
            }
        }
        return broken.isEmpty();
    }

    private void note(FaultKind kind, int seed, ChaosReport report) {
        report.struck().forEach(one -> one.verdicts().forEach(verdict -> note(kind, seed, verdict)));
        report.verdicts().forEach(verdict -> note(kind, seed, verdict));
        report.broken().stream().limit(3).forEach(finding -> note(kind, seed, Verdict.bad(finding)));
    }

    private void note(FaultKind kind, int seed, Verdict verdict) {
        if (verdict.good()) return;
        broken.add("- `" + kind.name() + "`, seed " + seed + ": " + verdict.sentence());
        say.accept("       " + verdict);
    }

    private void write(List<FaultKind> kinds, int seeds) {
        List<String> lines = new ArrayList<>();
        lines.add("# Every fault alone");
        lines.add("");
        lines.add("Written by `" + command + "`, " + LocalDate.now() + ", "
                + Runtime.getRuntime().availableProcessors() + " cores for everything; " + seeds
                + (seeds == 1 ? " seed" : " seeds") + " of each fault. How it is judged: [chaos.md](chaos.md).");
        lines.add("");
        lines.add(
                "| fault | does | held | recovered after, worst | orders p50 | p99, worst | heard again, most | clients saw |");
        lines.add("|---|---|---|---|---|---|---|---|");
        for (var kind : kinds) if (rows.containsKey(kind.name())) lines.add(row(kind));
        if (!broken.isEmpty()) {
            lines.add("");
            lines.add("What did not hold:");
            lines.add("");
            lines.addAll(broken);
        }
        try {
            Files.writeString(file, String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String row(FaultKind kind) {
        var runs = rows.get(kind.name());
        Map<String, Long> errors = new TreeMap<>();
        runs.forEach(
                run -> run.struck().seen().errors().forEach((what, count) -> errors.merge(what, count, Long::sum)));
        return "| `%s` | %s | %d of %d | %.1f s | %d ms | %d ms | %d | %s |"
                .formatted(
                        kind.name(),
                        kind.what(),
                        runs.stream().filter(Run::isGood).count(),
                        runs.size(),
                        runs.stream()
                                        .mapToLong(
                                                run -> run.struck().recovery().toMillis())
                                        .max()
                                        .orElse(0)
                                / 1e3,
                        most(runs, run -> run.struck().seen().times().getValueAtPercentile(50) / 1_000),
                        most(runs, run -> run.struck().seen().times().getValueAtPercentile(99) / 1_000),
                        most(runs, run -> run.struck().repeated()),
                        errors.isEmpty() ? "no error" : errors);
    }

    private static long most(List<Run> runs, Function<Run, Long> figure) {
        return runs.stream().map(figure).max(Long::compare).orElse(0L);
    }
}
