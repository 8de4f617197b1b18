package org.entrepot.simulators;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** A file that only grows, for callers that hold a lock of their own. */
final class AppendedFile implements AutoCloseable {
    private final RandomAccessFile file; // Not a channel: that would be closed by the interrupt of a thread.
    private long end;

    /** @param end what comes after is not known to anybody and goes */
    AppendedFile(Path path, long end) throws IOException {
        this.file = new RandomAccessFile(path.toFile(), "rw");
        cut(end);
    }

    /** Where the next bytes will begin. */
    long end() {
        return end;
    }

    /** Writes over what a full disk left of bytes before. */
    void append(byte[] bytes) throws IOException {
        file.seek(end);
        file.write(bytes);
        end += bytes.length;
    }

    byte[] read(long from, int length) throws IOException {
        var bytes = new byte[length];
        file.seek(from);
        file.readFully(bytes);
        return bytes;
    }

    void cut(long to) throws IOException {
        if (file.length() > to) file.setLength(to);
        end = to;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
