package org.entrepot.launcher.chaos;

import static org.entrepot.launcher.chaos.Faults.LONG;
import static org.entrepot.launcher.chaos.Faults.USUAL;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

/** Customers, the identity provider, and neighbours with bad manners. */
final class FaultsOfOthers {
    private FaultsOfOthers() {}

    static List<FaultKind> people() {
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

    static List<FaultKind> neighbours() {
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

    private static FaultKind rude(String name, String what, String party, double share, String... kinds) {
        Function<Random, Fault> aimed = random -> new BadManners(
                party,
                Stream.of(kinds)
                        .map(kind -> new BadManners.Manner(kind, share, 0))
                        .toList(),
                random.nextInt(1_000_000));
        return new FaultKind(name, "the " + party + " " + what, USUAL, aimed);
    }
}
