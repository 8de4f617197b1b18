package org.entrepot.returns.rma;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Until when goods must be sent, and for how long after that they may be on their way: no carrier tells us when a customer
 * hands a parcel over, so only its arrival shows that it was sent in time.
 */
@ApplicationScoped
class Deadlines {

    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    private final Period toSend;
    private final Period inTransit;
    private final ZoneId zone;
    private final Clock clock;

    Deadlines(
            @ConfigProperty(name = "entrepot.returns.send-within-days") int sendWithinDays,
            @ConfigProperty(name = "entrepot.returns.transit-days") int transitDays,
            @ConfigProperty(name = "entrepot.returns.zone") ZoneId zone,
            Clock clock) {
        this.toSend = Period.ofDays(sendWithinDays);
        this.inTransit = Period.ofDays(transitDays);
        this.zone = zone;
        this.clock = clock;
    }

    /** Until when a parcel that is approved now must be sent: the end of a day, because a day is what customers are told. */
    Instant sendBy() {
        return day(clock.instant())
                .plus(toSend)
                .atTime(LAST_SECOND)
                .atZone(zone)
                .toInstant();
    }

    /** The day of a deadline, as customers are told it. */
    LocalDate day(Instant sendBy) {
        return LocalDate.ofInstant(sendBy, zone);
    }

    /** What had to be sent before this is not on its way any more. */
    Instant givenUpAt(Instant now) {
        return now.atZone(zone).minus(inTransit).toInstant();
    }
}
