package org.entrepot.spans;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Whether this process keeps spans, and their beginning. Nothing is built unless {@link #keep} is called; until then
 * {@link #areKept} is all that anybody asks, and it costs a look at a field.
 *
 * <p>One per process, because what carries a trace through the code is no bean: a thread's current trail, a text.
 */
public final class Spans {

    private static volatile @Nullable Exporter exporter;

    private Spans() {}

    /** Whether {@link #begin} may be called. */
    public static boolean areKept() {
        return exporter != null;
    }

    /**
     * From now on spans are kept and sent.
     *
     * @param service whose they are
     * @param collector the base address of an OTLP receiver over HTTP, as {@code http://localhost:4318}
     * @param ratio which part of the traces is kept (0 to 1) that begin here; one that comes from elsewhere says itself
     */
    public static synchronized void keep(String service, URI collector, double ratio) {
        stop();
        exporter = new Exporter(service, collector, ratio);
    }

    /** Sends what is left, if that is possible within two seconds; from now on none are kept. */
    public static synchronized void stop() {
        var running = exporter;
        exporter = null;
        if (running != null) running.close();
    }

    /**
     * Begins a piece of work. Where spans are not kept, it is one that nobody hears of and that hands on its own parent.
     *
     * @param traceparent what it follows from, well-formed; one without a span gets this as its root
     */
    public static Span begin(String name, Span.Kind kind, String traceparent) {
        var running = exporter;
        // Between a caller's question and this call the process may have been told to stop.
        return running == null ? Exporter.nothing(traceparent) : running.begin(name, kind, traceparent);
    }

    /** How many spans the collector took. */
    public static long exported() {
        var running = exporter;
        return running == null ? 0 : running.exported();
    }

    /** How many spans were lost, because too many waited or the collector did not take them. */
    public static long dropped() {
        var running = exporter;
        return running == null ? 0 : running.dropped();
    }
}
