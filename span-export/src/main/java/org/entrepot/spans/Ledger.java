package org.entrepot.spans;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts every span in and out. So many may be between its end and the collector's answer; one more is dropped there and
 * then, so that a collector that is down or slow costs the work nothing but its picture.
 */
final class Ledger {

    private final int most;
    private final AtomicInteger waiting = new AtomicInteger();
    private final LongAdder exported = new LongAdder();
    private final LongAdder dropped = new LongAdder();

    Ledger(int most) {
        this.most = most;
    }

    long exported() {
        return exported.sum();
    }

    long dropped() {
        return dropped.sum();
    }

    /** What stands before the queue. */
    SpanProcessor before(SpanProcessor queue) {
        return new Entrance(queue);
    }

    /** What stands between the queue and the collector. */
    SpanExporter around(SpanExporter sender) {
        return new Exit(sender);
    }

    private boolean letIn() {
        if (waiting.incrementAndGet() <= most) return true;
        waiting.decrementAndGet();
        dropped.increment();
        return false;
    }

    private void letOut(int spans, boolean taken) {
        waiting.addAndGet(-spans);
        (taken ? exported : dropped).add(spans);
    }

    private final class Entrance implements SpanProcessor {

        private final SpanProcessor queue;

        Entrance(SpanProcessor queue) {
            this.queue = queue;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            if (span.getSpanContext().isSampled() && letIn()) queue.onEnd(span);
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {
            // Only what has ended is told.
        }

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public CompletableResultCode shutdown() {
            return queue.shutdown();
        }

        @Override
        public CompletableResultCode forceFlush() {
            return queue.forceFlush();
        }
    }

    private final class Exit implements SpanExporter {

        private final SpanExporter sender;

        Exit(SpanExporter sender) {
            this.sender = sender;
        }

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            // Counted now: the queue uses the same list again.
            var count = spans.size();
            var sent = sender.export(spans);
            sent.whenComplete(() -> letOut(count, sent.isSuccess()));
            return sent;
        }

        @Override
        public CompletableResultCode flush() {
            return sender.flush();
        }

        @Override
        public CompletableResultCode shutdown() {
            return sender.shutdown();
        }
    }
}
