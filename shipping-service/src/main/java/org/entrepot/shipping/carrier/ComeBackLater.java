package org.entrepot.shipping.carrier;

import java.time.Duration;
import java.util.Optional;
import org.entrepot.kit.problem.BrokenRule;

/** It cannot be done yet; the same request will be fine in a moment. */
public abstract class ComeBackLater extends BrokenRule {

    protected ComeBackLater(int status, String code, String detail) {
        super(status, code, detail);
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(Duration.ofSeconds(1));
    }
}
