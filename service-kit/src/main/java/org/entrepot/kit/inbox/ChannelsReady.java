package org.entrepot.kit.inbox;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when every channel has joined its group. */
@Readiness
class ChannelsReady implements HealthCheck {

    private final Channels channels;

    ChannelsReady(Channels channels) {
        this.channels = channels;
    }

    @Override
    public HealthCheckResponse call() {
        var waiting = channels.notYetOpen();
        var answer = HealthCheckResponse.named("channels").status(waiting.isEmpty());
        if (!waiting.isEmpty()) answer.withData("not yet open", String.join(", ", waiting));
        return answer.build();
    }
}
