package org.entrepot.kit.telemetry;

import java.util.ArrayDeque;
import java.util.Deque;

/** Places in the log with the time at which they were seen, for as long as a reader has not confirmed them. */
final class Unconfirmed {

    /** An hour of looks; beyond that the age is no longer exact, and nobody needs it to be. */
    private static final int MOST = 720;

    private final Deque<Seen> places = new ArrayDeque<>();

    /**
     * @param now milliseconds since 1970
     * @param written where the log ends
     * @param confirmed up to where the reader has it
     */
    synchronized void look(long now, long written, long confirmed) {
        while (!places.isEmpty() && places.peekFirst().place() <= confirmed) places.removeFirst();
        if (written <= confirmed || (!places.isEmpty() && places.peekLast().place() == written)) return;
        if (places.size() == MOST) places.removeLast();
        places.addLast(new Seen(written, now));
    }

    /** How long ago (ms) the oldest unconfirmed place was seen; 0 when all is confirmed. */
    synchronized long ageAt(long now) {
        return places.isEmpty() ? 0 : Math.max(0, now - places.peekFirst().at());
    }

    private record Seen(long place, long at) {}
}
