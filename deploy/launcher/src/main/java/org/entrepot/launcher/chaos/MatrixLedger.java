package org.entrepot.launcher.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entrepot.launcher.platform.Json;

/** The results of all sittings, a line each, beside the table: what is in it need not be run again. */
final class MatrixLedger {
    private final Path file;
    private final List<MatrixResult> results = new ArrayList<>();

    /** @param table what is made of it */
    MatrixLedger(Path table) {
        this.file = table.resolveSibling(table.getFileName().toString().replaceFirst("\\.md$", "") + ".jsonl");
        try {
            if (Files.exists(file)) for (var line : Files.readAllLines(file)) keep(Json.read(line, MatrixResult.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The newest result of a fault and seed counts; the line of an older one stays in the file. */
    void add(List<MatrixResult> more) {
        more.forEach(this::keep);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(
                    file,
                    more.stream().map(Json::write).toList(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<MatrixResult> of(String fault, long seed) {
        return results.stream().filter(one -> one.isOf(fault, seed)).findFirst();
    }

    /** By seed. */
    List<MatrixResult> of(String fault) {
        return results.stream()
                .filter(one -> one.fault().equals(fault))
                .sorted(java.util.Comparator.comparingLong(MatrixResult::seed))
                .toList();
    }

    List<MatrixResult> all() {
        return List.copyOf(results);
    }

    private void keep(MatrixResult result) {
        results.removeIf(older -> older.isOf(result.fault(), result.seed()));
        results.add(result);
    }
}
