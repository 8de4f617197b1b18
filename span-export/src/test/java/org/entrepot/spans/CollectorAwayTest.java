package org.entrepot.spans;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.entrepot.spans.receiver.SpanReceiver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A collector that is down, or does not take what it is sent, is a loss of spans and of nothing else. */
class CollectorAwayTest {

    private static final int MANY = 3 * Exporter.MOST_WAITING;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @AfterEach
    void end() {
        Spans.stop();
    }

    @Test
    void nobody_waits_for_a_collector_that_is_down_and_what_is_lost_is_counted() {
        var receiver = new SpanReceiver();
        var gone = receiver.endpoint();
        receiver.close();
        Spans.keep("test-service", URI.create(gone), 1);

        var since = System.nanoTime();
        for (var i = 0; i < MANY; i++) end("lost");
        var took = Duration.ofNanos(System.nanoTime() - since);

        // The queue is full after a third; that the rest was not waited for is seen by the time: a microsecond or so
        // each.
        assertThat(Spans.dropped()).isGreaterThanOrEqualTo(MANY - 2L * Exporter.MOST_WAITING);
        assertThat(took).isLessThan(Duration.ofSeconds(5));
        assertThat(Spans.exported()).isZero();
    }

    @Test
    void to_stop_waits_two_seconds_for_it_and_not_more() {
        var receiver = new SpanReceiver();
        var gone = receiver.endpoint();
        receiver.close();
        Spans.keep("test-service", URI.create(gone), 1);
        end("lost");

        var since = System.nanoTime();
        Spans.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void what_it_refuses_is_counted_as_lost_and_what_it_takes_later_as_sent() {
        try (var receiver = new SpanReceiver()) {
            receiver.answer(400);
            Spans.keep("test-service", URI.create(receiver.endpoint()), 1);
            end("refused");
            await("the refused span is counted", () -> Spans.dropped() == 1);

            receiver.answer(200);
            end("taken");

            await("the next one is taken", () -> Spans.exported() == 1);
            assertThat(receiver.spans()).singleElement().extracting("name").isEqualTo("taken");
        }
    }

    private static void end(String name) {
        Spans.begin(name, Span.Kind.INTERNAL, Traceparent.begun()).end();
    }

    private static void await(String what, BooleanSupplier met) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!met.getAsBoolean()) {
            if (System.nanoTime() > deadline) throw new AssertionError("waited until " + what);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }
}
