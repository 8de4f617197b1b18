package org.entrepot.simulators;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a simulator did, line by line, in one file that is only ever appended to. A line holds the facts of one request
 * and the webhooks that tell of them, so both are kept or neither. A line is handed to the operating system before the
 * request is answered: it outlives a kill of the process, not a power cut.
 *
 * @param <F> the sealed family of facts
 */
final class Chronicle<F> implements AutoCloseable {
    /** @param told ids of webhooks that arrived */
    record Line<F>(List<F> facts, List<Webhook> webhooks, List<String> told) {
        Line {
            facts = facts == null ? List.of() : List.copyOf(facts);
            webhooks = webhooks == null ? List.of() : List.copyOf(webhooks);
            told = told == null ? List.of() : List.copyOf(told);
        }
    }

    /** A webhook that has not arrived yet, and where the line that holds it begins. */
    record Untold(String id, long offset) {}

    private final Path file;
    private final ObjectWriter writer;
    private final ObjectReader reader;
    private final FileChannel lock;
    private RandomAccessFile output; // Not a channel: that would be closed by the interrupt of any thread that writes.
    private boolean closed;

    /** @throws IllegalStateException when another process has the file */
    Chronicle(Path folder, String name, Class<F> family) {
        var mapper = Json.MAPPER.copy();
        for (Class<?> fact : family.getPermittedSubclasses()) mapper.registerSubtypes(fact);
        JavaType type = mapper.getTypeFactory().constructParametricType(Line.class, family);
        writer = mapper.writerFor(type);
        reader = mapper.readerFor(type);
        try {
            file = Files.createDirectories(folder).resolve(name + ".journal");
            lock = FileChannel.open(
                    folder.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock.tryLock() == null) throw new OverlappingFileLockException();
        } catch (OverlappingFileLockException e) {
            throw new IllegalStateException("Another simulator uses " + folder, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads all lines, in order, and opens the file for more. Whatever follows the last whole line is cut off. */
    Collection<Untold> replay(Consumer<F> apply) {
        Map<String, Untold> untold = new LinkedHashMap<>();
        try {
            long size = Files.exists(file) ? read(apply, untold) : 0;
            output = new RandomAccessFile(file.toFile(), "rw");
            output.setLength(size);
            output.seek(size);
            return untold.values();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return where the line begins */
    long append(List<F> facts, List<Webhook> webhooks) {
        return write(new Line<>(facts, webhooks, List.of()));
    }

    /** Reads a webhook back, so that those that wait need not be held in memory. */
    Webhook webhook(Untold untold) {
        try (var input = new FileInputStream(file.toFile())) {
            input.skipNBytes(untold.offset());
            var line = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8), 2_048).readLine();
            Line<F> read = reader.readValue(line);
            return read.webhooks().stream()
                    .filter(webhook -> webhook.id().equals(untold.id()))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When the simulator has closed meanwhile, the next one sends the webhook again. */
    synchronized void told(String webhook) {
        if (!closed) write(new Line<>(List.of(), List.of(), List.of(webhook)));
    }

    @Override
    public synchronized void close() {
        closed = true;
        try (lock) {
            if (output != null) output.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized long write(Line<F> line) {
        if (closed) throw new IllegalStateException("The simulator is closed");
        try {
            byte[] bytes = (writer.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
            long end = output.getFilePointer();
            try {
                output.write(bytes);
                return end;
            } catch (IOException e) {
                output.setLength(end); // Half a line would spoil the next.
                output.seek(end);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the bytes up to the end of the last whole line */
    private long read(Consumer<F> apply, Map<String, Untold> untold) throws IOException {
        long whole = 0;
        long size = Files.size(file);
        try (var lines = Files.newBufferedReader(file)) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                long end = whole + text.getBytes(StandardCharsets.UTF_8).length + 1;
                if (end > size) break;
                Line<F> line = reader.readValue(text);
                line.facts().forEach(apply);
                for (Webhook webhook : line.webhooks()) untold.put(webhook.id(), new Untold(webhook.id(), whole));
                line.told().forEach(untold::remove);
                whole = end;
            }
        }
        return whole;
    }
}
