package org.entrepot.launcher.demo;

import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.launcher.platform.Rest;
import org.entrepot.stack.process.Wait;

/** Waits until every order of the run has come to an end, everything that comes back is back, and nothing is under way. */
public final class Quiet {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final int LOOKS = 2;

    private final Platform platform;
    private final Connection superuser;
    private final Placed placed;
    private final Score score;
    private final ReturnDesk desk;

    public Quiet(Platform platform, Connection superuser, Placed placed, Score score, ReturnDesk desk) {
        this.platform = platform;
        this.superuser = superuser;
        this.placed = placed;
        this.score = score;
        this.desk = desk;
    }

    /** What is still missing at the deadline, in words; empty when all was quiet before. */
    public List<String> await(Duration patience) {
        try (var rest = Rest.of(platform.kafka())) {
            return await(patience, rest);
        }
    }

    private List<String> await(Duration patience, Rest rest) {
        var end = System.nanoTime() + patience.toNanos();
        var quiet = 0;
        while (true) {
            desk.lookAgain(score);
            var missing = missing(rest);
            quiet = missing.isEmpty() ? quiet + 1 : 0;
            // Twice in a row: between two facts there may be a moment in which nothing seems to be under way.
            if (quiet >= LOOKS) return List.of();
            if (System.nanoTime() > end) return missing;
            Wait.pause(BETWEEN_LOOKS);
        }
    }

    private List<String> missing(Rest rest) {
        var open = placed.ids().stream().filter(id -> !score.isSettled(id)).toList();
        List<String> missing = new ArrayList<>();
        if (!open.isEmpty()) {
            var unconfirmed = open.stream().filter(id -> !score.isConfirmed(id)).count();
            var unshipped = open.stream()
                    .filter(id -> score.isConfirmed(id) && !score.isShipped(id))
                    .count();
            missing.add("%d orders not at their end: %d not confirmed, %d not shipped, %d not delivered (as %s)"
                    .formatted(
                            open.size(),
                            unconfirmed,
                            unshipped,
                            open.size() - unconfirmed - unshipped,
                            open.getFirst()));
        }
        if (desk.underWay() > 0) missing.add(desk.underWay() + " returns at the desk");
        // Costs more to ask, so it is asked last.
        return missing.isEmpty() ? rest.missing(superuser) : missing;
    }
}
