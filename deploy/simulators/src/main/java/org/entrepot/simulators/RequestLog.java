package org.entrepot.simulators;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last requests that came in: enough to see who asked what and what was answered, never a body. */
final class RequestLog {
    private static final int KEPT = 1_000;

    /** @param traceparent by which a tracing system knows the call; @param status what was answered; 0 when no answer was given */
    record Entry(
            Instant at,
            String method,
            String path,
            String idempotencyKey,
            String traceparent,
            int status,
            long micros) {}

    private final Deque<Entry> entries = new ArrayDeque<>(KEPT);

    synchronized void note(Entry entry) {
        if (entries.size() == KEPT) entries.removeFirst();
        entries.addLast(entry);
    }

    synchronized List<Entry> last(int count) {
        return entries.reversed().stream().limit(count).toList();
    }
}
