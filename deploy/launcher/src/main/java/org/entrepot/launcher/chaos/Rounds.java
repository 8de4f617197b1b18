package org.entrepot.launcher.chaos;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.launcher.demo.day.Day;
import org.entrepot.launcher.demo.day.Purchase;

/** The same day again and again: nobody knows beforehand how long a platform takes to recover, and shoppers must not run out. */
final class Rounds {
    private static final int MANY = 8;

    private Rounds() {}

    /** The day, and then its purchases under other references; what comes back does so once. */
    static Day of(Day day) {
        List<Purchase> purchases = new ArrayList<>(day.purchases());
        for (int round = 1; round < MANY; round++)
            for (var one : day.purchases()) purchases.add(again(one, one.reference() + "-" + round));
        return new Day(day.name(), day.products(), purchases, day.comebacks(), day.notes());
    }

    private static Purchase again(Purchase one, String reference) {
        return new Purchase(
                reference,
                one.customer(),
                one.country(),
                one.postcode(),
                one.at(),
                one.lines(),
                one.token(),
                one.changesMind());
    }
}
