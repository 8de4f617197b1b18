package org.entrepot.launcher.chaos;

import java.time.Duration;
import java.util.List;

/** One way to hurt the platform, aimed when it is planned; it strikes once and is undone once. */
interface Fault {
    /** What is hit, for a person. */
    String target();

    /** From the strike to the undoing. */
    Duration lasts();

    void strike(Scene scene);

    /** Undoes it; called also when the strike failed half-way. */
    default void heal(Scene scene) {}

    /** What of its own keeps the platform from having recovered, beside what every fault waits for; empty for nothing. */
    default List<String> missing(Scene scene) {
        return List.of();
    }

    /** What must be true of what clients saw from the strike to the recovery. */
    default List<Verdict> judge(Scene scene, Seen seen) {
        return List.of();
    }

    /** What must be true once the platform is at rest. */
    default List<Verdict> judgeAtRest(Scene scene) {
        return List.of();
    }
}
