package org.entrepot.kit.inbox;

/** How far one consumer is behind its topics: written by the consumer's thread, read by whoever asks. */
final class Lag {

    private volatile long since;
    private volatile long records;

    /** Facts were polled and are not applied yet. @param told when the oldest of them was told (ms since 1970) */
    void hold(long told) {
        if (since == 0) since = told;
    }

    /**
     * What was polled is applied, and so many records are left in the topics.
     *
     * @param told when the last applied fact was told: what is left is hardly older; 0 when none was applied yet
     * @param now milliseconds since 1970
     */
    void rest(long left, long told, long now) {
        records = left;
        if (left == 0) since = 0;
        else if (told > 0) since = told;
        else hold(now);
    }

    /** How old (ms) the oldest fact is that is not applied; 0 when there is none. */
    long ageAt(long now) {
        var oldest = since;
        return oldest == 0 ? 0 : Math.max(0, now - oldest);
    }

    long records() {
        return records;
    }
}
