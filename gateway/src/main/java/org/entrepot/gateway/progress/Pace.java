package org.entrepot.gateway.progress;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How often a silent stream shows that it is alive, and how long it goes on after the order's end. */
@ApplicationScoped
class Pace {

    private final Clock clock;
    private final Duration heartbeat;
    private final Duration afterTheEnd;

    Pace(
            Clock clock,
            @ConfigProperty(name = "entrepot.progress.heartbeat") Duration heartbeat,
            @ConfigProperty(name = "entrepot.progress.after-the-end") Duration afterTheEnd) {
        this.clock = clock;
        this.heartbeat = heartbeat;
        this.afterTheEnd = afterTheEnd;
    }

    long heartbeatMillis() {
        return heartbeat.toMillis();
    }

    /** @param moment seconds since 1970 */
    long millisUntil(long moment) {
        return Math.max(1, TimeUnit.SECONDS.toMillis(moment) - clock.millis());
    }

    long afterTheEndMillis() {
        return Math.max(1, afterTheEnd.toMillis());
    }
}
