package org.entrepot.launcher.platform;

import java.sql.Connection;
import java.time.Duration;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.process.Wait;

/**
 * Nothing is under way, here or outside: every fact is heard, every errand run, and neither the payment operator nor a carrier
 * has anything to tell that it was set going for. What is compared before and after something needs this much; an order that
 * waits for a person does not disturb it.
 */
public final class Stillness {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final int LOOKS = 2;

    private int still;

    private Stillness() {}

    /**
     * Returns when it is so.
     *
     * @throws StackFailure at the deadline; says what was still under way
     */
    public static void await(Platform platform, Connection superuser, Duration patience) {
        try (var rest = Rest.of(platform.kafka())) {
            var stillness = new Stillness();
            Wait.until(patience, BETWEEN_LOOKS, () -> stillness.missing(platform, rest, superuser));
        }
    }

    /** Two looks in a row: a fact that is written and not carried yet is seen by neither side for a moment. */
    private String missing(Platform platform, Rest rest, Connection superuser) {
        // The outside first: what it tells meanwhile is then seen inside.
        var missing = platform.simulators().underWay();
        missing.addAll(rest.missing(superuser));
        still = missing.isEmpty() ? still + 1 : 0;
        if (!missing.isEmpty()) return String.join(", ", missing);
        return still < LOOKS ? "a second look" : null;
    }
}
