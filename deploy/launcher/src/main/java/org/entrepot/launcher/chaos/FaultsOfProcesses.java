package org.entrepot.launcher.chaos;

import static org.entrepot.launcher.chaos.Faults.LONG;
import static org.entrepot.launcher.chaos.Faults.USUAL;
import static org.entrepot.launcher.chaos.Faults.one;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Processes that are killed, stopped, frozen, restarted, and a database that is no help. */
final class FaultsOfProcesses {
    /** Those without which an order can still be taken. */
    private static final List<String> BEHIND =
            List.of("inventory-service", "shipping-service", "returns-service", "customer-service");

    private FaultsOfProcesses() {}

    static List<FaultKind> processes() {
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

    static List<FaultKind> ofTwo() {
        return List.of(
                new FaultKind(
                        "kill-one-of-two",
                        "kill -9 of one of the two processes of a service",
                        LONG,
                        random -> new OneOfTwo(OneOfTwo.How.KILLED, random)),
                new FaultKind(
                        "freeze-one-of-two",
                        "SIGSTOP of one of two past the session timeout: the other has its partitions when it goes on",
                        LONG,
                        random -> new OneOfTwo(OneOfTwo.How.FROZEN, random)),
                new FaultKind(
                        "one-of-two-down",
                        "one of two ends in good order and stays away",
                        LONG,
                        random -> new OneOfTwo(OneOfTwo.How.AWAY, random)));
    }

    static List<FaultKind> database() {
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

    private static FaultKind killing(String name, String part, Duration room) {
        return new FaultKind("kill-" + name, "kill -9 of " + part, room, random -> new KillParts(List.of(part)));
    }
}
