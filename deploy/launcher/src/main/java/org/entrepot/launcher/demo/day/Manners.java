package org.entrepot.launcher.demo.day;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Some customers have cards that are declined or slow, and some change their mind: the same ones for the same seed. */
final class Manners {
    private static final double DECLINED = 0.02;
    private static final double NO_FUNDS = 0.005;
    private static final double ANSWERED_TWICE = 0.01;
    private static final double ANSWERED_LATE = 0.005;
    private static final double CHANGE_THEIR_MIND = 0.015;

    private Manners() {}

    /** Nobody whose goods are to come back is touched. */
    static List<Purchase> given(List<Purchase> purchases, List<Comeback> comebacks, long seed) {
        Set<String> comeBack = comebacks.stream().map(Comeback::purchase).collect(Collectors.toSet());
        var random = new Random(seed);
        return purchases.stream()
                .map(purchase -> {
                    var token = token(random.nextDouble());
                    var cancels = random.nextDouble() < CHANGE_THEIR_MIND;
                    return comeBack.contains(purchase.reference()) ? purchase : purchase.behaving(token, cancels);
                })
                .toList();
    }

    private static String token(double chance) {
        if (chance < DECLINED) return "tok_declined";
        if (chance < DECLINED + NO_FUNDS) return "tok_insufficient_funds";
        if (chance < DECLINED + NO_FUNDS + ANSWERED_TWICE) return "tok_answer_twice";
        if (chance < DECLINED + NO_FUNDS + ANSWERED_TWICE + ANSWERED_LATE) return "tok_late";
        return chance < 0.4 ? "tok_mastercard" : "tok_visa";
    }
}
