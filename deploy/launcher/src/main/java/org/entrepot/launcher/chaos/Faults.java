package org.entrepot.launcher.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.entrepot.stack.StackFailure;

/** Every way to hurt the platform, by name. */
final class Faults {
    /** Until an ordinary fault has passed, on a machine with two busy cores. */
    private static final Duration USUAL = Duration.ofSeconds(15);
    /** Until a part that takes long to start is back. */
    private static final Duration LONG = Duration.ofSeconds(30);

    private static final List<String> CONSUMERS =
            List.of("inventory-service", "order-service", "shipping-service", "returns-service", "customer-service");
    /** Those without which an order can still be taken. */
    private static final List<String> BEHIND = CONSUMERS.stream()
            .filter(service -> !service.equals("order-service"))
            .toList();

    private static final List<FaultKind> ALL = Stream.of(processes(), broker(), database(), people(), neighbours())
            .flatMap(List::stream)
            .toList();

    private Faults() {}

    static List<FaultKind> all() {
        return ALL;
    }

    /** @throws StackFailure with a sentence when there is none of that name */
    static List<FaultKind> named(List<String> names) {
        if (names.isEmpty()) return ALL;
        List<FaultKind> kinds = new ArrayList<>();
        for (var name : names)
            kinds.add(ALL.stream()
                    .filter(kind -> kind.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new StackFailure(
                            "There is no fault named " + name + ". ./entrepot chaos --list shows all.")));
        return kinds;
    }

    private static List<FaultKind> processes() {
        List<FaultKind> kinds = new ArrayList<>();
        for (var service : Scene.SERVICES) kinds.add(killing(service.replace("-service", ""), service, USUAL));
        kinds.add(new FaultKind(
                "kill-services",
                "kill -9 of all seven services at once",
                LONG,
                random -> new KillParts(Scene.SERVICES)));
        for (var part : List.of("kafka", "postgres", "connect", "keycloak")) kinds.add(killing(part, part, LONG));
        for (var party : List.of("payment", "carrier", "mail")) kinds.add(killing(party, party, USUAL));
        kinds.add(new FaultKind(
                "restart-service",
                "one service ends by SIGTERM and comes back",
                USUAL,
                random -> new Restart(List.of(one(Scene.SERVICES, random)))));
        kinds.add(new FaultKind(
                "rolling-restart",
                "all services restart in turn, by SIGTERM",
                USUAL,
                random -> new Restart(Scene.SERVICES)));
        kinds.add(new FaultKind(
                "freeze-consumer",
                "SIGSTOP of a service past its session timeout, then SIGCONT",
                LONG,
                random -> new Freeze(one(BEHIND, random))));
        kinds.add(new FaultKind(
                "slow-consumer",
                "a service stands still for most of the time",
                USUAL,
                random -> new Stutter(one(BEHIND, random))));
        kinds.add(new FaultKind(
                "consumer-down",
                "a service that hears of orders is away",
                LONG,
                random -> new PartDown(one(BEHIND, random), Duration.ofSeconds(15))));
        return kinds;
    }

    private static List<FaultKind> broker() {
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
                        random -> new SaidAgain(org.entrepot.launcher.platform.Topics.all(), 0.9)),
                new FaultKind(
                        "old-suffix",
                        "a topic is told again from far back",
                        USUAL,
                        random -> new SaidAgain(
                                List.of(one(List.copyOf(new java.util.TreeSet<>(Poison.HEARD.keySet())), random)),
                                random.nextDouble() / 2)),
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

    private static List<FaultKind> database() {
        return List.of(
                new FaultKind(
                        "postgres-down",
                        "no database for a while",
                        LONG,
                        random -> new PartDown("postgres", Duration.ofSeconds(8))),
                new FaultKind(
                        "cut-backends", "the sessions of all services are ended", USUAL, random -> new CutBackends()),
                new FaultKind(
                        "lock-rows",
                        "somebody holds the rows that a service needs",
                        USUAL,
                        random -> new LockRows(one(
                                List.of(
                                        "inventory.stock",
                                        "orders.orders",
                                        "shipping.shipment",
                                        "orders.outbox_sequence"),
                                random))));
    }

    private static List<FaultKind> people() {
        return List.of(
                new FaultKind(
                        "hot-product",
                        "many want the same thing and there are few of it",
                        USUAL,
                        random -> new HotProduct(random.nextInt(100_000))),
                new FaultKind(
                        "cancel-against-ship",
                        "most customers cancel, at every step",
                        USUAL,
                        random -> new CancelRush()),
                new FaultKind(
                        "keycloak-down",
                        "no identity provider; tokens in hand are good",
                        LONG,
                        random -> new PartDown("keycloak", Duration.ofSeconds(15))),
                new FaultKind(
                        "rotate-keys",
                        "the identity provider signs with a new key",
                        USUAL,
                        random -> new RotateKeys(random.nextInt(1_000_000))));
    }

    private static List<FaultKind> neighbours() {
        List<FaultKind> kinds = new ArrayList<>();
        for (var party : List.of("payment", "carrier")) {
            var name = party.equals("payment") ? "operator" : "carrier";
            kinds.add(rude(name + "-silent", "acts, and does not answer", party, 0.3, "TIMEOUT_AFTER"));
            kinds.add(rude(
                    name + "-500", "answers 500, before or after acting", party, 0.5, "ERROR_AFTER", "ERROR_BEFORE"));
            kinds.add(rude(name + "-twice", "tells everything twice", party, 1, "WEBHOOK_TWICE"));
            kinds.add(rude(name + "-late", "tells everything late", party, 0.7, "WEBHOOK_LATE"));
        }
        kinds.add(rude("operator-pending", "decides later", "payment", 0.5, "LATE"));
        kinds.add(rude("operator-capture", "fails to capture and to refund at first", "payment", 0.5, "CAPTURE_FAILS"));
        kinds.add(rude(
                "carrier-disorder", "announces twice and out of order", "carrier", 0.5, "DUPLICATES", "OUT_OF_ORDER"));
        kinds.add(rude("mail-refused", "takes no mail at first", "mail", 0.7, "MAIL_REFUSED"));
        return kinds;
    }

    private static FaultKind killing(String name, String part, Duration room) {
        return new FaultKind("kill-" + name, "kill -9 of " + part, room, random -> new KillParts(List.of(part)));
    }

    private static FaultKind poison(String name, String what, Poison.Flaw flaw) {
        var topics = List.copyOf(new java.util.TreeSet<>(Poison.HEARD.keySet()));
        return new FaultKind(name, what, USUAL, random -> new Poison(flaw, one(topics, random)));
    }

    private static FaultKind rude(String name, String what, String party, double share, String... kinds) {
        Function<Random, Fault> aimed = random -> new BadManners(
                party,
                Stream.of(kinds)
                        .map(kind -> new BadManners.Manner(kind, share, 0))
                        .toList(),
                random.nextInt(1_000_000));
        return new FaultKind(name, "the " + party + " " + what, USUAL, aimed);
    }

    private static <T> T one(List<T> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }
}
