package org.entrepot.launcher.chaos;

import java.time.Duration;
import java.util.Random;
import java.util.function.Function;

/**
 * A fault by its name.
 *
 * @param what it does, in a sentence
 * @param room how long the platform is given to recover before the next fault is planned
 * @param aimed makes one, with its target chosen by the seed
 */
record FaultKind(String name, String what, Duration room, Function<Random, Fault> aimed) {}
