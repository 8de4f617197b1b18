package org.entrepot.order.simulation;

import java.util.SplittableRandom;

/**
 * How bad a world is; drawn from its seed, so that some worlds are calm and in others everything goes wrong.
 *
 * @param crash how probable it is that the process dies at a boundary
 * @param repeated that a fact, a webhook or a request comes again
 * @param swapped that a fact overtakes the one before it
 * @param slow that something takes minutes instead of milliseconds
 * @param silent that a call to the operator, or its answer, is lost
 * @param lost that a webhook never comes
 */
record Faults(double crash, double repeated, double swapped, double slow, double silent, double lost) {

    static Faults of(SplittableRandom random) {
        return new Faults(
                one(random, 0, 0.002, 0.01, 0.03),
                one(random, 0, 0.05, 0.2),
                one(random, 0, 0, 0.05),
                one(random, 0, 0.05, 0.2),
                one(random, 0, 0.05, 0.2),
                one(random, 0, 0, 0.1, 0.3));
    }

    private static double one(SplittableRandom random, double... of) {
        return of[random.nextInt(of.length)];
    }
}
