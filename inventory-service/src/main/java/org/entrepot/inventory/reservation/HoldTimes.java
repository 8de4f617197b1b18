package org.entrepot.inventory.reservation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How long stock is held. A hold outlives the order's own payment deadline, so while order-service may still confirm, the
 * units are there; an authorised payment gives the confirmation that follows it another full hold.
 */
@ApplicationScoped
class HoldTimes {

    private final Clock clock;
    private final Duration hold;
    private final Duration afterPayBy;

    HoldTimes(
            Clock clock,
            @ConfigProperty(name = "inventory.reservation.hold") Duration hold,
            @ConfigProperty(name = "inventory.reservation.after-pay-by") Duration afterPayBy) {
        this.clock = clock;
        this.hold = hold;
        this.afterPayBy = afterPayBy;
    }

    Instant until(Instant payBy) {
        var fromNow = fromNow();
        var pastPayBy = payBy.plus(afterPayBy);
        return fromNow.isAfter(pastPayBy) ? fromNow : pastPayBy;
    }

    Instant fromNow() {
        return now().plus(hold);
    }

    Instant now() {
        return clock.instant();
    }
}
