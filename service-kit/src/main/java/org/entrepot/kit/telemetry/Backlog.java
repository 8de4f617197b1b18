package org.entrepot.kit.telemetry;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.entrepot.kit.errand.ErrandRunner;

/** What waits in the tables that every service has: parked facts and errands. */
@ApplicationScoped
class Backlog {

    private static final List<String> REASONS = List.of("POISON", "BEHIND", "GAP", "AWAITING");

    @Produces
    @Singleton
    Census parked() {
        return new Census("events.waiting", "Facts that are parked, by reason", "", "reason", REASONS, """
                select reason as tag, count(*) as n from parked_event where state = 'PARKED' group by reason
                """);
    }

    @Produces
    @Singleton
    Census errandsDue(@All List<ErrandRunner<?>> runners) {
        return new Census("errands.waiting", "Errands that are not done, by kind", "", "kind", kinds(runners), """
                select kind as tag, count(*) as n from errand where state = 'DUE' group by kind
                """);
    }

    @Produces
    @Singleton
    Census oldestErrand(@All List<ErrandRunner<?>> runners) {
        return new Census(
                "errands.oldest", "How long the oldest undone errand is due", "seconds", "kind", kinds(runners), """
                select kind as tag, greatest(0, extract(epoch from now() - min(due_at))) as n
                from errand where state = 'DUE' group by kind
                """);
    }

    private static List<String> kinds(List<ErrandRunner<?>> runners) {
        return runners.stream().map(ErrandRunner::kind).toList();
    }
}
