package org.entrepot.launcher.audit;

import java.util.List;

/** What customers told us in confidence is nowhere but where it belongs. */
final class SecrecyInvariants {
    private SecrecyInvariants() {}

    static List<Invariant> all() {
        return List.of(Invariant.of(
                "I-23",
                "e-mail addresses, names, streets and means of payment are in no topic, log, queue or kept answer",
                evidence -> evidence.secrecy().findings(evidence)));
    }
}
