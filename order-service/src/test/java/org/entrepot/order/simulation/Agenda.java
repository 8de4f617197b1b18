package org.entrepot.order.simulation;

import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** Virtual time: what is due next happens next, and what is due at the same time in an order that the seed decides. */
final class Agenda {

    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private final SplittableRandom random;
    private long now;
    private long number;

    Agenda(SplittableRandom random) {
        this.random = random;
    }

    private record Entry(long at, int lot, long number, Runnable what) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            if (at != other.at) return Long.compare(at, other.at);
            return lot != other.lot ? Integer.compare(lot, other.lot) : Long.compare(number, other.number);
        }
    }

    /** @param at in milliseconds since the beginning; what is past happens now */
    void at(long at, Runnable what) {
        entries.add(new Entry(Math.max(at, now), random.nextInt(), number++, what));
    }

    void in(long millis, Runnable what) {
        at(now + millis, what);
    }

    long now() {
        return now;
    }

    /** What happens next; null when nothing does. */
    Runnable next() {
        var next = entries.poll();
        if (next == null) return null;
        now = next.at();
        return next.what();
    }
}
