package org.entrepot.launcher.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** The results of all sittings as a table for people: a row per fault, with as many seeds as there are. */
final class MatrixTable {
    private final Path file;
    private final String command;

    /** @param command what makes this table, for those who read it */
    MatrixTable(Path file, String command) {
        this.file = file;
        this.command = command;
    }

    /** @param seeds how many of each fault there are to be */
    void write(MatrixLedger ledger, int seeds) {
        List<String> lines = new ArrayList<>(head(ledger, seeds));
        lines.add(
                "| fault | does | held, of seeds run | recovered after, worst | orders p50, worst | p99, worst | heard again, most | clients saw |");
        lines.add("|---|---|---|---|---|---|---|---|");
        for (var kind : Faults.all()) lines.add(row(kind, ledger.of(kind.name())));
        for (var kind : Faults.ofTwo())
            if (!ledger.of(kind.name()).isEmpty()) lines.add(row(kind, ledger.of(kind.name())));
        var broken = broken(ledger);
        if (!broken.isEmpty()) {
            lines.addAll(List.of("", "What did not hold:", ""));
            lines.addAll(broken);
        }
        try {
            Files.writeString(file, String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> head(MatrixLedger ledger, int seeds) {
        var all = ledger.all();
        var wanted = Faults.all().size() * (long) seeds;
        var held = all.stream().filter(MatrixResult::good).count();
        var from = all.stream().map(MatrixResult::on).min(String::compareTo).orElse("");
        var to = all.stream().map(MatrixResult::on).max(String::compareTo).orElse("");
        return List.of(
                "# Every fault, with several seeds",
                "",
                ("Written by `%s`, %s, %d cores for everything. There are to be %d seeds of each of %d faults: %d of %d"
                                + " were run so far, and of these %d held. Several faults share a bout, one after the other; what"
                                + " does not hold of a bout as a whole (rest, audit) is charged to each of them. How it is judged:"
                                + " [chaos.md](chaos.md).")
                        .formatted(
                                command,
                                from.equals(to) ? from : from + " to " + to,
                                Runtime.getRuntime().availableProcessors(),
                                seeds,
                                Faults.all().size(),
                                all.size(),
                                wanted,
                                held),
                "");
    }

    private static String row(FaultKind kind, List<MatrixResult> runs) {
        if (runs.isEmpty()) return "| `%s` | %s | not run |  |  |  |  |  |".formatted(kind.name(), kind.what());
        Map<String, Long> errors = new TreeMap<>();
        runs.forEach(run -> run.errors().forEach((what, count) -> errors.merge(what, count, Long::sum)));
        return "| `%s` | %s | %d of %d | %.1f s | %d ms | %d ms | %d | %s |"
                .formatted(
                        kind.name(),
                        kind.what(),
                        runs.stream().filter(MatrixResult::good).count(),
                        runs.size(),
                        most(runs, MatrixResult::recoveryMillis) / 1e3,
                        most(runs, MatrixResult::p50Millis),
                        most(runs, MatrixResult::p99Millis),
                        most(runs, MatrixResult::repeated),
                        errors.isEmpty() ? "no error" : errors);
    }

    private static List<String> broken(MatrixLedger ledger) {
        List<String> lines = new ArrayList<>();
        for (var kind : Faults.all())
            for (var run : ledger.of(kind.name()))
                for (var sentence : run.broken())
                    lines.add("- `%s`, seed %d%s: %s".formatted(run.fault(), run.seed(), beside(run), sentence));
        return lines;
    }

    private static String beside(MatrixResult run) {
        var others =
                run.company().stream().filter(name -> !name.equals(run.fault())).toList();
        return others.isEmpty() ? ", alone" : ", in a bout with " + String.join(", ", others);
    }

    private static long most(List<MatrixResult> runs, ToLongFunction<MatrixResult> figure) {
        return runs.stream().mapToLong(figure).max().orElse(0);
    }
}
