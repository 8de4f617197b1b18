package org.entrepot.shipping.address;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Period;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Names and addresses go some time after the last of their shipments has ended. One that another order wants later is
 * fetched again.
 */
@ApplicationScoped
class ForgetAddresses {

    private static final Logger LOG = Logger.getLogger(ForgetAddresses.class);

    /** Of one transaction: each looks through all shipments, so not too few. */
    private static final int AT_ONCE = 5_000;

    private final Addresses addresses;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Period keeping;

    /**
     * @param keepDays after the end of its shipments; more than errands are kept, for an address is fetched by one, and a
     *     second one for the same address is not sent while the first is kept
     */
    ForgetAddresses(
            Addresses addresses,
            Clock clock,
            MeterRegistry meters,
            @ConfigProperty(name = "entrepot.address.keep-days") int keepDays,
            @ConfigProperty(name = "entrepot.retention.errand-days") int errandDays) {
        this.addresses = addresses;
        this.clock = clock;
        this.meters = meters;
        this.keeping = keeping(keepDays, errandDays);
    }

    /** The counter is there from the start. */
    void atStart(@Observes StartupEvent started) {
        count(0);
    }

    @Scheduled(
            every = "24h",
            delayed = "20m",
            identity = "forget-addresses",
            concurrentExecution = ConcurrentExecution.SKIP)
    void daily() {
        sweep();
    }

    /** Forgets all that are past their keeping; says how many. */
    int sweep() {
        var before = clock.instant().atOffset(ZoneOffset.UTC).minus(keeping);
        var all = 0;
        int some;
        do {
            some = addresses.forget(before, AT_ONCE);
            count(some);
            all += some;
        } while (some == AT_ONCE);
        if (all > 0) LOG.infof("past their keeping and deleted: %d addresses", all);
        return all;
    }

    /** @throws IllegalArgumentException when an address could be missed that nobody fetches again */
    static Period keeping(int keepDays, int errandDays) {
        if (keepDays <= errandDays)
            throw new IllegalArgumentException("entrepot.address.keep-days (" + keepDays
                    + ") must be more than entrepot.retention.errand-days (" + errandDays + ").");
        return Period.ofDays(keepDays);
    }

    private void count(int rows) {
        meters.counter("rows.forgotten", "table", "address").increment(rows);
    }
}
