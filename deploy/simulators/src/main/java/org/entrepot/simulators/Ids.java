package org.entrepot.simulators;

import java.util.UUID;

/** Names that the simulators give, with a prefix that says what they name. */
final class Ids {
    private Ids() {}

    static String next(String prefix) {
        return prefix + "_" + UUID.randomUUID().toString().replace("-", "");
    }
}
