package org.entrepot.simulators;

import java.time.Duration;

/** How long a webhook is tried again: after {@code first}, twice as long each time, never longer than {@code longest}. */
public record Retry(Duration first, Duration longest, int attempts) {
    /** About half an hour. */
    public static final Retry PATIENT = new Retry(Duration.ofMillis(200), Duration.ofSeconds(30), 60);

    public Retry {
        if (attempts < 1) throw new IllegalArgumentException("At least one attempt is made");
    }

    Duration after(int attempt) {
        long millis = first.toMillis() << Math.min(attempt - 1, 20);
        return Duration.ofMillis(Math.min(millis, longest.toMillis()));
    }
}
