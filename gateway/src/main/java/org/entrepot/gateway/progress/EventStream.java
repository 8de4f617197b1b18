package org.entrepot.gateway.progress;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events to one client. Used on the client's event loop only. A client that reads too slowly is let go, and
 * comes back with what it saw last.
 */
final class EventStream {

    private static final int MOST_WAITING = 256;

    private final HttpServerResponse response;
    private final Deque<String> waiting = new ArrayDeque<>();

    EventStream(HttpServerResponse response) {
        this.response = response;
    }

    void open() {
        response.setStatusCode(200)
                .putHeader("Content-Type", "text/event-stream; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                // Proxies on the way must not wait for more.
                .putHeader("X-Accel-Buffering", "no")
                .setChunked(true);
    }

    /** @param json on one line */
    void send(@Nullable String id, String event, String json) {
        write((id == null ? "" : "id: " + id + "\n") + "event: " + event + "\ndata: " + json + "\n\n");
    }

    void beat() {
        if (waiting.isEmpty()) write(":\n\n");
    }

    void end() {
        if (isOpen()) response.end();
    }

    boolean isOpen() {
        return !response.ended() && !response.closed();
    }

    private void write(String text) {
        if (!isOpen()) return;
        if (!response.writeQueueFull() && waiting.isEmpty()) {
            response.write(text);
            return;
        }
        if (waiting.size() == MOST_WAITING) {
            response.reset();
            return;
        }
        waiting.add(text);
        response.drainHandler(drained -> drain());
    }

    private void drain() {
        while (!waiting.isEmpty() && isOpen() && !response.writeQueueFull()) response.write(waiting.poll());
    }

    /** What runs on an event loop, however many wait for it. */
    static void on(Context context, Runnable work) {
        context.runOnContext(now -> work.run());
    }
}
