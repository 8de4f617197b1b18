package org.entrepot.kit.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entrepot.events.EventCatalogue;
import org.entrepot.kit.errand.ErrandRunner;
import org.entrepot.kit.inbox.Listener;
import org.entrepot.kit.inbox.Reactions;

/**
 * Shows every counter from the start. One that appears with its first event has no rate at that moment, so that an alert
 * would sleep through the very event it waits for.
 */
@ApplicationScoped
class FromZero {

    private static final List<String> OF_ERRANDS = List.of("errands.done", "errands.failed", "errands.given.up");
    private static final List<String> OF_FACTS = List.of("events.heard", "events.repeated", "events.parked");

    private final MeterRegistry meters;
    private final List<ErrandRunner<?>> runners;
    private final List<Listener> listeners;
    private final String service;

    FromZero(
            MeterRegistry meters,
            @All List<ErrandRunner<?>> runners,
            @All List<Listener> listeners,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.meters = meters;
        this.runners = runners;
        this.listeners = listeners;
        this.service = service;
    }

    void atStart(@Observes StartupEvent started) {
        for (var runner : runners) OF_ERRANDS.forEach(name -> meters.counter(name, "kind", runner.kind()));
        for (var listener : listeners) hears(listener.reactions());
    }

    private void hears(Reactions reactions) {
        var consumer = service + "." + reactions.channel();
        for (var type : reactions.types()) {
            var name = EventCatalogue.of(type).name();
            OF_FACTS.forEach(counter -> meters.counter(counter, "consumer", consumer, "type", name));
        }
    }
}
