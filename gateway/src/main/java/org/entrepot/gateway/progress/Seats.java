package org.entrepot.gateway.progress;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entrepot.gateway.problem.Problem;
import org.jspecify.annotations.Nullable;

/** How many watch, and how many of them are of one client. Whoever asks for a stream has a seat from the first moment on. */
@ApplicationScoped
class Seats {

    private final int most;
    private final int mostPerClient;
    private final Map<String, Integer> perClient = new HashMap<>();
    private int taken;

    Seats(
            @ConfigProperty(name = "entrepot.progress.most-streams") int most,
            @ConfigProperty(name = "entrepot.progress.most-streams-per-client") int mostPerClient) {
        this.most = most;
        this.mostPerClient = mostPerClient;
    }

    /** Takes a seat. @return null, or why there is none */
    synchronized @Nullable Problem take(String client) {
        if (taken >= most) return Problem.TOO_MANY_STREAMS;
        if (perClient.getOrDefault(client, 0) >= mostPerClient) return Problem.TOO_MANY_REQUESTS;
        perClient.merge(client, 1, Integer::sum);
        taken++;
        return null;
    }

    /** Gives a seat back that was taken. */
    synchronized void leave(String client) {
        perClient.computeIfPresent(client, (key, count) -> count == 1 ? null : count - 1);
        taken--;
    }

    synchronized int taken() {
        return taken;
    }
}
