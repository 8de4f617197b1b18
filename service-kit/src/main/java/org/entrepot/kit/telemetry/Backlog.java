package org.entrepot.kit.telemetry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What waits in the tables that every service has: parked facts and errands. */
@ApplicationScoped
class Backlog {

    @Produces
    @Singleton
    Census parked() {
        return new Census("events.waiting", "Facts that are parked, by reason", "", """
                select consumer, reason, count(*) as n from parked_event where state = 'PARKED' group by consumer, reason
                """);
    }

    @Produces
    @Singleton
    Census errandsDue() {
        return new Census("errands.waiting", "Errands that are not done yet, by kind", "", """
                select kind, count(*) as n from errand where state = 'DUE' group by kind
                """);
    }

    @Produces
    @Singleton
    Census oldestErrand() {
        return new Census("errands.oldest", "How long the oldest errand that is not done is past due", "seconds", """
                select kind, greatest(0, extract(epoch from now() - min(due_at))) as n
                from errand where state = 'DUE' group by kind
                """);
    }
}
