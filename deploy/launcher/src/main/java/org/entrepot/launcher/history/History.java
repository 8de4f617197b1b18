package org.entrepot.launcher.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.entrepot.launcher.platform.Json;
import org.entrepot.stack.StackFailure;

/**
 * The client's own memory of what was promised to it: one line of JSON per 201, on the disk before the client goes on. What
 * is written here and not in the platform was lost by the platform.
 */
public final class History implements AutoCloseable {
    /** Its name in the folder of a run. */
    public static final String FILE = "history.jsonl";

    private static final int ONE_IN = 8;

    private final FileChannel file;

    private History(FileChannel file) {
        this.file = file;
    }

    public static History at(Path folder) {
        try {
            Files.createDirectories(folder);
            return new History(
                    FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns once it is on the disk. */
    public synchronized void keep(Acknowledged acknowledged) {
        try {
            var line = ByteBuffer.wrap((Json.write(acknowledged) + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) file.write(line);
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #keep(Acknowledged)}; of one order in so many, the request too, so that it can be sent again. */
    public void keep(Acknowledged acknowledged, Object request) {
        var sampled = Math.floorMod(acknowledged.key().hashCode(), ONE_IN) == 0;
        keep(sampled ? acknowledged.with(Json.tree(request)) : acknowledged);
    }

    /** What was kept; a last line that a crash cut off counts for nothing, because nobody went on after it. */
    public static List<Acknowledged> read(Path file) {
        try {
            var text = Files.readString(file);
            List<Acknowledged> kept = new ArrayList<>();
            for (int from = 0, to; (to = text.indexOf('\n', from)) >= 0; from = to + 1)
                kept.add(Json.read(text.substring(from, to), Acknowledged.class));
            return kept;
        } catch (IOException | IllegalArgumentException e) {
            throw new StackFailure("The history in " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** What was kept by all runs below a folder. */
    public static List<Acknowledged> readAll(Path runs) {
        if (!Files.isDirectory(runs)) return List.of();
        try (Stream<Path> folders = Files.list(runs)) {
            return folders.map(folder -> folder.resolve(FILE))
                    .filter(Files::exists)
                    .sorted()
                    .flatMap(file -> read(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
