package org.entrepot.simulators;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Moves the parcels that are on their way, step by step; what is due together is told in one webhook. */
final class Movements implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Movements.class.getName());
    private static final int MOST_TOGETHER = 50; // Updates may be announced twice, and a webhook holds a hundred.

    private record Due(Instant at, Parcel parcel) {}

    private final ParcelBook book;
    private final Duration pace;
    private final Clock clock;
    private final PriorityQueue<Due> dues = new PriorityQueue<>(Comparator.comparing(Due::at));
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("movements").factory());

    Movements(ParcelBook book, Duration pace, Clock clock) {
        this.book = book;
        this.pace = pace;
        this.clock = clock;
        long tick = Math.clamp(pace.toMillis() / 4, 5, 100);
        timer.scheduleWithFixedDelay(this::moveQuietly, tick, tick, TimeUnit.MILLISECONDS);
    }

    synchronized void follow(Collection<Parcel> parcels) {
        for (Parcel parcel : parcels) if (parcel.hasNext()) dues.add(new Due(parcel.nextDue(pace), parcel));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void moveQuietly() {
        try {
            for (var parcels = due(); !parcels.isEmpty(); parcels = due()) {
                move(parcels);
            }
        } catch (RuntimeException e) {
            if (!timer.isShutdown()) LOG.log(System.Logger.Level.ERROR, "Parcels could not be moved", e);
        }
    }

    /** Parcels that could not be moved stay due. */
    private void move(List<Parcel> parcels) {
        try {
            book.move(parcels.stream().map(parcel -> parcel.next(pace)).toList());
        } finally {
            follow(parcels);
        }
    }

    private synchronized List<Parcel> due() {
        var now = clock.instant();
        var found = new ArrayList<Parcel>();
        while (found.size() < MOST_TOGETHER
                && !dues.isEmpty()
                && !dues.peek().at().isAfter(now)) found.add(dues.poll().parcel());
        return found;
    }
}
