package org.entrepot.launcher.chaos;

import java.time.Duration;
import java.util.List;

/** For a while, most customers change their mind, at whatever step their order is: cancelling races with shipping. */
final class CancelRush implements Fault {
    private static final double SHARE = 0.8;
    private static final Duration LASTS = Duration.ofSeconds(12);

    private String before = "";

    @Override
    public String target() {
        return "orders at every step";
    }

    @Override
    public Duration lasts() {
        return LASTS;
    }

    @Override
    public void strike(Scene scene) {
        before = scene.crowd().regrets().inWords();
        scene.crowd().regrets().raise(SHARE);
    }

    @Override
    public void heal(Scene scene) {
        scene.crowd().regrets().lower(SHARE);
        scene.say()
                .accept("       before: " + before + "; now: "
                        + scene.crowd().regrets().inWords());
    }

    @Override
    public List<Verdict> judge(Scene scene, Seen seen) {
        return List.of(seen.ordersWereAccepted("most customers cancelling"));
    }
}
