package org.entrepot.launcher.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.launcher.platform.Schemas;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.process.Wait;

/** One line per second while the day runs; on a terminal always the same line. */
final class Progress implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final String PARKED = Schemas.all().stream()
            .map(schema -> "(select count(*) from " + schema + ".parked_event where state = 'PARKED')")
            .collect(Collectors.joining(" + ", "select ", ""));

    private final Platform platform;
    private final Placed placed;
    private final Score score;
    private final long mailsBefore;
    private final boolean inPlace = System.console() != null && System.console().isTerminal();
    private final long begin = System.nanoTime();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final Thread thread;
    private int placedBefore;
    private long lookedAt = begin;
    private Connection superuser;

    Progress(Platform platform, Placed placed, Score score, long mailsBefore) {
        this.platform = platform;
        this.placed = placed;
        this.score = score;
        this.mailsBefore = mailsBefore;
        this.thread = Thread.ofVirtual().name("progress").start(this::run);
    }

    /** The last line, for good. */
    void last() {
        stop();
        System.out.println((inPlace ? "\r" : "") + line());
    }

    private void run() {
        while (!closing.get()) {
            Wait.pause(EVERY);
            if (closing.get()) return;
            if (inPlace) System.out.print("\r" + line());
            else System.out.println(line());
            System.out.flush();
        }
    }

    private String line() {
        var now = System.nanoTime();
        var count = placed.count();
        var rate = (count - placedBefore) * 1e9 / Math.max(1, now - lookedAt);
        placedBefore = count;
        lookedAt = now;
        return "%4d s  placed %d  confirmed %d  shipped %d  delivered %d  ended %d  returned %d  mails %s  parked %s  %5.1f orders/s"
                .formatted(
                        (now - begin) / 1_000_000_000L,
                        count,
                        score.heard("order.confirmed"),
                        score.heard("parcel.shipped"),
                        score.heard("parcel.delivered"),
                        score.heard("order.completed")
                                + score.heard("order.rejected")
                                + score.heard("order.cancelled")
                                + score.heard("order.expired"),
                        score.heard("return.resolved"),
                        mails(),
                        parked(),
                        rate);
    }

    private String mails() {
        try {
            return Long.toString(platform.simulators().mailsKept() - mailsBefore);
        } catch (StackFailure away) {
            return "?";
        }
    }

    private String parked() {
        try {
            // Kept from look to look: a new one costs more than what it is asked.
            if (superuser == null) superuser = platform.superuser();
            try (var statement = superuser.createStatement();
                    var rows = statement.executeQuery(PARKED)) {
                return rows.next() ? rows.getString(1) : "?";
            }
        } catch (SQLException | StackFailure away) {
            hangUp();
            return "?";
        }
    }

    private void hangUp() {
        try {
            if (superuser != null) superuser.close();
        } catch (SQLException gone) {
            // The next look asks for a new one.
        }
        superuser = null;
    }

    private void stop() {
        if (closing.getAndSet(true)) return;
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
        hangUp();
    }
}
