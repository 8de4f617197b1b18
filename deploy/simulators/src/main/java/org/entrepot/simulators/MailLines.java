package org.entrepot.simulators;

import java.util.Arrays;

/** Where each message's line begins in an index that only grows. */
final class MailLines {
    private long[] ids = new long[1_024];
    private long[] starts = new long[1_024];
    private int count;
    private long end;

    /** @param id above all that are there; @param length of its line, in bytes */
    void add(long id, int length) {
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, 2 * count);
            starts = Arrays.copyOf(starts, 2 * count);
        }
        ids[count] = id;
        starts[count++] = end;
        end += length;
    }

    int count() {
        return count;
    }

    /** How many have this id or a lower one. */
    int countUpTo(long id) {
        int at = Arrays.binarySearch(ids, 0, count, id);
        return at < 0 ? -at - 1 : at + 1;
    }

    /** Where the line with so many before it begins; where the last one ends, if there is none. */
    long start(int before) {
        return before < count ? starts[before] : end;
    }

    /** Where the next line will begin. */
    long end() {
        return end;
    }

    void clear() {
        count = 0;
        end = 0;
    }
}
