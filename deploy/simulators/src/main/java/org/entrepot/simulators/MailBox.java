package org.entrepot.simulators;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Every message as an {@code .eml} file, and an index of them in one appended file. Memory holds the index alone. A
 * message counts once its line is in the index; a file without a line was never acknowledged.
 */
final class MailBox implements AutoCloseable {
    /** @param after only messages above this id, oldest first; without it newest first */
    record Search(Optional<String> to, Optional<String> words, Optional<Long> after, int limit) {}

    private final Path folder;
    private final FileChannel lock;
    private final RandomAccessFile index; // Not a channel: that would be closed by the interrupt of a thread.
    private final TreeMap<Long, KeptMail> mails = new TreeMap<>();
    private long lastId;

    MailBox(Path data) {
        try {
            folder = Files.createDirectories(data.resolve("messages"));
            lock = FileChannel.open(data.resolve("mail.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock.tryLock() == null) throw new OverlappingFileLockException();
            Path file = data.resolve("index.jsonl");
            long whole = Files.exists(file) ? replay(file) : 0;
            index = new RandomAccessFile(file.toFile(), "rw");
            index.setLength(whole);
            index.seek(whole);
        } catch (OverlappingFileLockException e) {
            throw new IllegalStateException("Another mail server uses " + data, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns once the message is written. */
    synchronized KeptMail keep(String from, List<String> to, String subject, byte[] raw) throws IOException {
        var written = new ByteArrayOutputStream(raw.length + 100);
        for (String recipient : to)
            written.write(("Delivered-To: " + recipient + "\r\n").getBytes(StandardCharsets.UTF_8));
        written.write(raw);
        var mail = new KeptMail(++lastId, from, to, subject, Instant.now(), written.size());
        Path file = mail.file(folder);
        Files.createDirectories(file.getParent());
        Files.write(file, written.toByteArray());
        index.write((Json.text(mail) + "\n").getBytes(StandardCharsets.UTF_8));
        mails.put(mail.id(), mail);
        return mail;
    }

    List<KeptMail> find(Search search) {
        Predicate<KeptMail> wanted = mail -> search.to().map(mail::isFor).orElse(true)
                && search.words()
                        .map(words -> mail.shows(words) || isWritten(mail, words))
                        .orElse(true);
        return candidates(search.after()).stream()
                .filter(wanted)
                .limit(search.limit())
                .toList();
    }

    synchronized Optional<KeptMail> mail(long id) {
        return Optional.ofNullable(mails.get(id));
    }

    byte[] raw(KeptMail mail) {
        try {
            return Files.readAllBytes(mail.file(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized int count() {
        return mails.size();
    }

    /** Ids go on from where they were. */
    synchronized void clear() {
        try {
            index.setLength(0);
            index.seek(0);
            for (KeptMail mail : mails.values()) Files.deleteIfExists(mail.file(folder));
            mails.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        try (lock) {
            index.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized List<KeptMail> candidates(Optional<Long> after) {
        return after.map(id -> List.copyOf(mails.tailMap(id, false).values()))
                .orElseGet(() -> List.copyOf(mails.descendingMap().values()));
    }

    private boolean isWritten(KeptMail mail, String words) {
        var content = mail.content(raw(mail));
        String all = content.text() + "\n" + content.html();
        return all.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }

    private long replay(Path file) throws IOException {
        long whole = 0;
        long size = Files.size(file);
        try (var lines = Files.lines(file)) {
            for (Iterator<String> each = lines.iterator(); each.hasNext(); ) {
                String line = each.next();
                long end = whole + line.getBytes(StandardCharsets.UTF_8).length + 1;
                if (end > size) break;
                var mail = Json.MAPPER.readValue(line, KeptMail.class);
                mails.put(mail.id(), mail);
                lastId = mail.id();
                whole = end;
            }
        }
        return whole;
    }
}
