package org.entrepot.gateway.trace;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entrepot.spans.Spans;

/** Has spans kept for as long as the gateway runs, if a collector is configured; else nothing is built. */
@ApplicationScoped
class SpanExport {

    private final MeterRegistry meters;
    private final String name;
    private final Optional<URI> collector;
    private final double ratio;

    SpanExport(
            MeterRegistry meters,
            @ConfigProperty(name = "quarkus.application.name") String name,
            @ConfigProperty(name = "entrepot.spans.collector") Optional<URI> collector,
            @ConfigProperty(name = "entrepot.spans.ratio") double ratio) {
        this.meters = meters;
        this.name = name;
        this.collector = collector;
        this.ratio = ratio;
    }

    void open(@Observes StartupEvent started) {
        if (collector.isEmpty()) return;
        Spans.keep(name, collector.get(), ratio);
        FunctionCounter.builder("spans.exported", this, spans -> Spans.exported())
                .description("Spans that the collector took")
                .register(meters);
        FunctionCounter.builder("spans.dropped", this, spans -> Spans.dropped())
                .description("Spans that were lost: too many waited, or the collector did not take them")
                .register(meters);
    }

    void close(@Observes ShutdownEvent stopping) {
        if (collector.isPresent()) Spans.stop();
    }
}
