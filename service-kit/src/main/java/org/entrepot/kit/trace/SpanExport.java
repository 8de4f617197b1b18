package org.entrepot.kit.trace;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entrepot.spans.Spans;

/** Has spans kept for as long as the service runs, if a collector is configured; else nothing is built. */
@ApplicationScoped
class SpanExport {

    private static final int BEFORE_EVERYTHING = 1;
    private static final int AFTER_EVERYTHING = 10_000;

    /** After closing time, which refuses what it will not let be begun. */
    private static final int AT_THE_DOOR = 9_000;

    private final MeterRegistry meters;
    private final String service;
    private final Optional<URI> collector;
    private final double ratio;

    SpanExport(
            MeterRegistry meters,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "entrepot.spans.collector") Optional<URI> collector,
            @ConfigProperty(name = "entrepot.spans.ratio") double ratio) {
        this.meters = meters;
        this.service = service;
        this.collector = collector;
        this.ratio = ratio;
    }

    void atTheDoor(@Observes Filters filters) {
        if (collector.isPresent()) filters.register(RequestSpans::begin, AT_THE_DOOR);
    }

    void open(@Observes @Priority(BEFORE_EVERYTHING) StartupEvent started) {
        if (collector.isEmpty()) return;
        Spans.keep(service, collector.get(), ratio);
        FunctionCounter.builder("spans.exported", this, spans -> Spans.exported())
                .description("Spans that the collector took")
                .register(meters);
        FunctionCounter.builder("spans.dropped", this, spans -> Spans.dropped())
                .description("Spans that were lost: too many waited, or the collector did not take them")
                .register(meters);
    }

    void close(@Observes @Priority(AFTER_EVERYTHING) ShutdownEvent stopping) {
        if (collector.isPresent()) Spans.stop();
    }
}
