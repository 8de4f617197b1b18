package org.entrepot.launcher.chaos;

import static org.entrepot.launcher.chaos.Faults.LONG;
import static org.entrepot.launcher.chaos.Faults.USUAL;
import static org.entrepot.launcher.chaos.Faults.one;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.entrepot.launcher.platform.Topics;

/** A broker, a relay and records that are not what they should be. */
final class FaultsOfTheLog {
    private static final List<String> CONSUMERS =
            List.of("inventory-service", "order-service", "shipping-service", "returns-service", "customer-service");

    private static final List<String> HEARD = List.copyOf(new TreeSet<>(Poison.HEARD.keySet()));

    private FaultsOfTheLog() {}

    static List<FaultKind> broker() {
        return List.of(
                new FaultKind(
                        "kafka-down",
                        "no broker for a minute",
                        LONG,
                        random -> new PartDown("kafka", Duration.ofSeconds(60))),
                new FaultKind(
                        "connect-down",
                        "no relay for long",
                        LONG,
                        random -> new PartDown("connect", Duration.ofSeconds(30))),
                new FaultKind(
                        "duplicates",
                        "the newest facts of all topics are told again",
                        USUAL,
                        random -> new SaidAgain(Topics.all(), 0.9)),
                new FaultKind(
                        "old-suffix",
                        "a topic is told again from far back",
                        USUAL,
                        random -> new SaidAgain(List.of(one(HEARD, random)), random.nextDouble() / 2)),
                new FaultKind(
                        "out-of-order",
                        "facts come in the opposite order before they come in the right one",
                        LONG,
                        random -> new OutOfOrder()),
                new FaultKind(
                        "rebalance-storm",
                        "members join and leave the groups of a service",
                        USUAL,
                        random -> new RebalanceStorm(one(CONSUMERS, random))),
                poison("poison-json", "values that are no JSON", Poison.Flaw.BAD_JSON),
                poison("poison-type", "facts of a type that nobody knows", Poison.Flaw.UNKNOWN_TYPE),
                poison("poison-null", "facts without a value", Poison.Flaw.NO_VALUE),
                poison("poison-large", "facts of 900 kB", Poison.Flaw.TOO_LARGE),
                poison("poison-envelope", "records without an envelope", Poison.Flaw.NO_ENVELOPE),
                new FaultKind(
                        "poison-throws",
                        "sound facts about orders that do not exist",
                        USUAL,
                        random -> new Poison(Poison.Flaw.HANDLER_THROWS, "inventory.reservations.v1")));
    }

    private static FaultKind poison(String name, String what, Poison.Flaw flaw) {
        return new FaultKind(name, what, USUAL, random -> new Poison(flaw, one(HEARD, random)));
    }
}
