package org.entrepot.simulators;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Every message in one file, one after the other, and an index of them in another. Memory holds where in the index each
 * one's line is, which is sixteen bytes a message. A message counts once its line is in the index; one without a line was
 * never acknowledged. A file for each message had the kernel look for a free inode each time, a sixth of the server's work.
 */
final class MailBox implements AutoCloseable {
    /** @param after only messages above this id, oldest first; without it newest first */
    record Search(Optional<String> to, Optional<String> words, Optional<Long> after, int limit) {}

    private static final int PAGE = 100;

    private final FileChannel lock;
    private final AppendedFile messages;
    private final AppendedFile index;
    private final MailLines lines = new MailLines();
    private long lastId;

    MailBox(Path data) {
        try {
            Files.createDirectories(data);
            lock = FileChannel.open(data.resolve("mail.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock.tryLock() == null) throw new OverlappingFileLockException();
            Path file = data.resolve("messages.jsonl");
            messages = new AppendedFile(data.resolve("messages.raw"), Files.exists(file) ? replay(file) : 0);
            index = new AppendedFile(file, lines.end());
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
        var mail = new KeptMail(lastId + 1, from, to, subject, Instant.now(), messages.end(), written.size());
        byte[] line = (Json.text(mail) + "\n").getBytes(StandardCharsets.UTF_8);
        messages.append(written.toByteArray());
        index.append(line);
        lines.add(mail.id(), line.length);
        lastId = mail.id();
        return mail;
    }

    List<KeptMail> find(Search search) {
        Predicate<KeptMail> wanted = mail -> search.to().map(mail::isFor).orElse(true)
                && search.words()
                        .map(words -> mail.shows(words) || isWritten(mail, words))
                        .orElse(true);
        boolean oldestFirst = search.after().isPresent();
        int at = search.after().map(this::countUpTo).orElseGet(this::count);
        var found = new ArrayList<KeptMail>();
        while (found.size() < search.limit()) {
            var page = oldestFirst ? lines(at, at + PAGE) : lines(at - PAGE, at).reversed();
            if (page.isEmpty()) break;
            page.stream().filter(wanted).limit(search.limit() - found.size()).forEach(found::add);
            at += oldestFirst ? PAGE : -PAGE;
        }
        return found;
    }

    Optional<KeptMail> mail(long id) {
        int next = countUpTo(id);
        return lines(next - 1, next).stream().filter(mail -> mail.id() == id).findFirst();
    }

    synchronized byte[] raw(KeptMail mail) {
        try {
            return messages.read(mail.at(), mail.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized int count() {
        return lines.count();
    }

    /** Ids go on from where they were. */
    synchronized void clear() {
        try {
            index.cut(0);
            lines.clear();
            messages.cut(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        try (lock;
                index;
                messages) {
            // Nothing more to write: each message was, before it was acknowledged.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized int countUpTo(long id) {
        return lines.countUpTo(id);
    }

    /** The messages from one place of the index to another, oldest first; none where there are none. */
    private List<KeptMail> lines(int from, int to) {
        try {
            return Json.MAPPER
                    .readerFor(KeptMail.class)
                    .<KeptMail>readValues(bytes(from, to))
                    .readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized byte[] bytes(int from, int to) throws IOException {
        int first = Math.clamp(from, 0, lines.count());
        int last = Math.clamp(to, first, lines.count());
        return index.read(lines.start(first), Math.toIntExact(lines.start(last) - lines.start(first)));
    }

    private boolean isWritten(KeptMail mail, String words) {
        var content = mail.content(raw(mail));
        String all = content.text() + "\n" + content.html();
        return all.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }

    /** Reads the index. @return where the last message ends */
    private long replay(Path file) throws IOException {
        long end = 0;
        long size = Files.size(file);
        try (var read = Files.lines(file)) {
            for (Iterator<String> each = read.iterator(); each.hasNext(); ) {
                String line = each.next();
                int length = line.getBytes(StandardCharsets.UTF_8).length + 1;
                if (lines.end() + length > size) break;
                var mail = Json.MAPPER.readValue(line, KeptMail.class);
                lastId = mail.id();
                end = mail.at() + mail.size();
                lines.add(lastId, length);
            }
        }
        return end;
    }
}
