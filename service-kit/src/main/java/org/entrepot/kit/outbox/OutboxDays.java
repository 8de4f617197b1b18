package org.entrepot.kit.outbox;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;

/** Keeps the outbox in daily partitions: makes the next days' ahead of time and drops those past their keeping. */
@ApplicationScoped
public class OutboxDays {

    private static final int DAYS_AHEAD = 4;

    private final Jdbi jdbi;
    private final Clock clock;
    private final int keptDays;

    OutboxDays(Jdbi jdbi, Clock clock, @ConfigProperty(name = "entrepot.outbox.keep-days") int keptDays) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.keptDays = keptDays;
    }

    void atStart(@Observes StartupEvent started) {
        turn();
    }

    @Scheduled(every = "1h", delayed = "1h", identity = "outbox-days")
    void hourly() {
        turn();
    }

    /** Makes and drops partitions for today, as the clock (UTC) has it; says how many were dropped. */
    public int turn() {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return jdbi.withHandle(sql -> {
            sql.execute("select outbox_ensure_partitions(?, ?)", today, DAYS_AHEAD);
            return sql.select("select outbox_drop_before(?)", today.minusDays(keptDays))
                    .mapTo(Integer.class)
                    .one();
        });
    }
}
