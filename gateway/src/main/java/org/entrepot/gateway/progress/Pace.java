package org.entrepot.gateway.progress;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How often a silent stream shows that it is alive, and how long it goes on after the order's end. */
@ApplicationScoped
class Pace {

    private final Duration heartbeat;
    private final Duration afterTheEnd;

    Pace(
            @ConfigProperty(name = "entrepot.progress.heartbeat") Duration heartbeat,
            @ConfigProperty(name = "entrepot.progress.after-the-end") Duration afterTheEnd) {
        this.heartbeat = heartbeat;
        this.afterTheEnd = afterTheEnd;
    }

    long heartbeatMillis() {
        return heartbeat.toMillis();
    }

    long afterTheEndMillis() {
        return Math.max(1, afterTheEnd.toMillis());
    }
}
