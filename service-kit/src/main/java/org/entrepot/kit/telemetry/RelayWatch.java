package org.entrepot.kit.telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Watches the relay from the database's side: how old is the oldest word in the log that it has not confirmed, and how much
 * log is kept for it. What it has confirmed is in Kafka.
 *
 * <p>The relay confirms every two seconds and hears a heartbeat every five, so at rest the age stays below ten seconds.
 */
@ApplicationScoped
public class RelayWatch {

    private static final Logger LOG = Logger.getLogger(RelayWatch.class);

    private final Jdbi jdbi;
    private final Clock clock;
    private final String slot;
    private final Unconfirmed unconfirmed = new Unconfirmed();
    private volatile Slot last = Slot.UNKNOWN;

    RelayWatch(
            Jdbi jdbi, Clock clock, MeterRegistry meters, @ConfigProperty(name = "entrepot.outbox.slot") String slot) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.slot = slot;
        Gauge.builder("outbox.age", this, RelayWatch::age)
                .description("How old the oldest word is that the relay has not confirmed")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("outbox.slot.retained", this, watch -> watch.last.retained())
                .description("Log that is kept for the relay")
                .baseUnit("bytes")
                .register(meters);
        Gauge.builder("outbox.slot.active", this, watch -> watch.last.active())
                .description("1 while the relay reads the log, 0 when nobody does")
                .register(meters);
    }

    void atStart(@Observes StartupEvent started) {
        look();
    }

    @Scheduled(
            every = "{entrepot.telemetry.relay-every}",
            identity = "relay-watch",
            concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        try {
            last = jdbi.withHandle(sql -> sql.createQuery("""
                    select pg_current_wal_lsn() - '0/0' as written, confirmed_flush_lsn - '0/0' as confirmed,
                           pg_current_wal_lsn() - restart_lsn as retained, active::int as active
                    from (select) as one left join pg_replication_slots on slot_name = :slot
                    """)
                    .bind("slot", slot)
                    .map((row, context) -> new Slot(
                            row.getLong("written"),
                            row.getLong("confirmed"),
                            row.getDouble("retained"),
                            row.getInt("active")))
                    .one());
            unconfirmed.look(clock.millis(), last.written(), last.confirmed());
        } catch (RuntimeException away) {
            // The age goes on growing from the last look, which is true: nothing is confirmed meanwhile that we know
            // of.
            LOG.debugf("the relay's slot is not seen: %s", away.toString());
        }
    }

    private double age() {
        return unconfirmed.ageAt(clock.millis()) / 1_000.0;
    }

    private record Slot(long written, long confirmed, double retained, int active) {
        private static final Slot UNKNOWN = new Slot(0, 0, 0, 0);
    }
}
