package org.entrepot.launcher.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entrepot.launcher.platform.Rest;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.process.Wait;
import org.entrepot.stack.supervise.PartState;

/** Recovered is: every part is ready, readers have caught up, orders are accepted soon, and one placed since is confirmed. */
final class Recovery {
    private static final Duration LOOK = Duration.ofMillis(300);
    private static final int LOOKS_OF_LAG = 3;
    /** Facts on their way while orders come in; the rest of a fault is hundreds. */
    private static final long USUAL_LAG = 40;

    private final Scene scene;

    Recovery(Scene scene) {
        this.scene = scene;
    }

    /** What still is missing at the deadline; empty when all was there before. */
    Optional<String> await(Fault fault, Instant healed, Duration patience) {
        try {
            Wait.until(patience, LOOK, () -> {
                var missing = missing(fault, healed);
                return missing.isEmpty() ? null : String.join(", ", missing);
            });
            return Optional.empty();
        } catch (StackFailure late) {
            return Optional.of(late.getMessage());
        }
    }

    private List<String> missing(Fault fault, Instant healed) {
        List<String> missing = new ArrayList<>();
        for (var report : scene.stack().reports())
            if (report.state() != PartState.READY
                    || !scene.stack().processOf(report.name()).isAlive())
                missing.add(report.name() + " is " + report.state());
        if (!missing.isEmpty()) return missing;
        try (var rest = Rest.of(scene.platform().kafka())) {
            missing.addAll(lag(rest));
            if (!missing.isEmpty()) return missing;
            missing.addAll(fault.missing(scene));
        } catch (StackFailure notYet) {
            missing.add(notYet.getMessage());
        }
        if (!scene.crowd().anyConfirmedSince(healed)) missing.add("no order placed since is confirmed");
        if (!scene.crowd().traffic().isSmooth()) missing.add("orders are not accepted as usual");
        return missing;
    }

    private static List<String> lag(Rest rest) {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < LOOKS_OF_LAG; i++) {
            missing.clear();
            rest.lag().forEach((group, lag) -> {
                if (lag > USUAL_LAG) missing.add(group + " is " + lag + " facts behind");
            });
            if (missing.isEmpty()) break;
        }
        return missing;
    }
}
