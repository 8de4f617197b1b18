package org.entrepot.gateway.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.entrepot.gateway.Web;
import org.jspecify.annotations.Nullable;

/** A client that reads server-sent events as they come. */
final class Stream implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;

    private final BufferedReader lines;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    /** @param comment a heartbeat */
    record Event(@Nullable String id, String name, String data, boolean comment) {}

    private static final Event OVER = new Event(null, "(the stream is over)", "", false);

    private Stream(BufferedReader lines) {
        this.lines = lines;
        Thread.ofVirtual().start(this::read);
    }

    static Stream of(String order, String token, @Nullable String lastSeen) {
        var request = Web.to("/orders/" + order + "/progress", token).header("Accept", "text/event-stream");
        if (lastSeen != null) request.header("Last-Event-ID", lastSeen);
        try {
            var answer = Web.client().send(request.build(), BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/event-stream");
            return new Stream(new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next event that is no heartbeat. */
    Event next() {
        for (var event = take(); ; event = take()) if (!event.comment()) return event;
    }

    /** The next event, which must have this name. */
    Event next(String name) {
        var event = next();
        assertThat(event.name()).isEqualTo(name);
        return event;
    }

    void beats() {
        for (var event = take(); !event.comment(); event = take())
            assertThat(event).isNotEqualTo(OVER);
    }

    void isOver() {
        assertThat(next()).isEqualTo(OVER);
    }

    private Event take() {
        try {
            var event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (event == null) throw new AssertionError("nothing came within " + PATIENCE_SECONDS + " s");
            return event;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        String id = null;
        var name = "message";
        var data = "";
        try {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(":")) events.add(new Event(null, "", "", true));
                else if (line.startsWith("id: ")) id = line.substring(4);
                else if (line.startsWith("event: ")) name = line.substring(7);
                else if (line.startsWith("data: ")) data = line.substring(6);
                else if (line.isEmpty() && !data.isEmpty()) {
                    events.add(new Event(id, name, data, false));
                    id = null;
                    data = "";
                }
            }
        } catch (IOException closed) {
            // Over, one way or the other.
        }
        events.add(OVER);
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
