package org.entrepot.spans;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The library at work: makes spans, and sends them in batches from a thread of its own. */
final class Exporter implements AutoCloseable {

    /** So many spans may wait for the collector; some seconds of a busy service, some megabytes. */
    static final int MOST_WAITING = 16_384;

    private static final int BATCH = 1_024;
    private static final Duration EVERY = Duration.ofMillis(500);
    /** Nobody waits for it; a machine that is busy may take seconds for a connection to itself. */
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);

    private static final Duration TO_ANSWER = Duration.ofSeconds(5);
    private static final Duration TO_END = Duration.ofSeconds(2);

    private final TraceIds ids = new TraceIds();
    private final Ledger ledger = new Ledger(MOST_WAITING);
    private final SdkTracerProvider provider;
    private final Tracer tracer;

    Exporter(String service, URI collector, double ratio) {
        provider = SdkTracerProvider.builder()
                .setResource(resource(service))
                .setIdGenerator(ids)
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(ratio)))
                .addSpanProcessor(ledger.before(BatchSpanProcessor.builder(ledger.around(sender(collector)))
                        // The ledger refuses first, so that what is lost is counted.
                        .setMaxQueueSize(2 * MOST_WAITING)
                        .setMaxExportBatchSize(BATCH)
                        .setScheduleDelay(EVERY)
                        .setExporterTimeout(TO_ANSWER.plus(TO_CONNECT))
                        .build()))
                .build();
        tracer = provider.get("org.entrepot");
    }

    Span begin(String name, Span.Kind kind, String traceparent) {
        var builder = tracer.spanBuilder(name).setSpanKind(kind.otel);
        if (Traceparent.hasNoSpan(traceparent)) {
            builder.setNoParent();
            return new Span(ids.in(Traceparent.trace(traceparent), builder::startSpan));
        }
        builder.setParent(Context.root().with(parent(traceparent, kind.continuesAnothers())));
        return new Span(builder.startSpan());
    }

    /** What takes note of nothing, and hands on what it was given. */
    static Span nothing(String traceparent) {
        return new Span(parent(traceparent, false));
    }

    long exported() {
        return ledger.exported();
    }

    long dropped() {
        return ledger.dropped();
    }

    @Override
    public void close() {
        provider.shutdown().join(TO_END.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static io.opentelemetry.api.trace.Span parent(String traceparent, boolean remote) {
        var trace = Traceparent.trace(traceparent);
        var parent = Traceparent.parent(traceparent);
        var flags = TraceFlags.fromHex(Traceparent.flags(traceparent), 0);
        return io.opentelemetry.api.trace.Span.wrap(
                remote
                        ? SpanContext.createFromRemoteParent(trace, parent, flags, TraceState.getDefault())
                        : SpanContext.create(trace, parent, flags, TraceState.getDefault()));
    }

    private static OtlpHttpSpanExporter sender(URI collector) {
        var base = collector.toString();
        return OtlpHttpSpanExporter.builder()
                .setEndpoint((base.endsWith("/") ? base : base + "/") + "v1/traces")
                .setCompression("gzip")
                .setConnectTimeout(TO_CONNECT)
                .setTimeout(TO_ANSWER)
                .build();
    }

    private static Resource resource(String service) {
        return Resource.getDefault()
                .merge(Resource.create(Attributes.of(
                        AttributeKey.stringKey("service.name"),
                        service,
                        AttributeKey.stringKey("service.namespace"),
                        "entrepot",
                        AttributeKey.stringKey("service.instance.id"),
                        UUID.randomUUID().toString())));
    }
}
