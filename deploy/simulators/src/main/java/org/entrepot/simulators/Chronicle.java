package org.entrepot.simulators;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
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
    Collection<Webhook> replay(Consumer<F> apply) {
        Map<String, Webhook> untold = new LinkedHashMap<>();
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

    void append(List<F> facts, List<Webhook> webhooks) {
        write(new Line<>(facts, webhooks, List.of()));
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

    private synchronized void write(Line<F> line) {
        if (closed) throw new IllegalStateException("The simulator is closed");
        try {
            byte[] bytes = (writer.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
            long end = output.getFilePointer();
            try {
                output.write(bytes);
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
    private long read(Consumer<F> apply, Map<String, Webhook> untold) throws IOException {
        long whole = 0;
        long size = Files.size(file);
        try (var lines = Files.newBufferedReader(file)) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                long end = whole + text.getBytes(StandardCharsets.UTF_8).length + 1;
                if (end > size) break;
                Line<F> line = reader.readValue(text);
                line.facts().forEach(apply);
                line.webhooks().forEach(webhook -> untold.put(webhook.id(), webhook));
                line.told().forEach(untold::remove);
                whole = end;
            }
        }
        return whole;
    }
}
