package org.entrepot.launcher.chaos;

import java.time.Duration;
import java.util.List;

/** A part is stopped in good order and stays down for a while. */
final class PartDown implements Fault {
    private final String part;
    private final Duration lasts;

    PartDown(String part, Duration lasts) {
        this.part = part;
        this.lasts = lasts;
    }

    @Override
    public String target() {
        return part;
    }

    @Override
    public Duration lasts() {
        return lasts;
    }

    @Override
    public void strike(Scene scene) {
        scene.stack().hold(part);
    }

    @Override
    public void heal(Scene scene) {
        scene.stack().release(part);
    }

    @Override
    public List<Verdict> judge(Scene scene, Seen seen) {
        return part.equals("postgres")
                ? List.of(seen.refusalsSayWhenToComeBack("the database away"))
                : List.of(seen.ordersWereAccepted(part + " away"));
    }
}
