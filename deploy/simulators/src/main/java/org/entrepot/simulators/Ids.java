package org.entrepot.simulators;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Names that the simulators give, with a prefix that says what they name and eighty random bits. */
final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    static String next(String prefix) {
        byte[] bytes = new byte[10];
        RANDOM.nextBytes(bytes);
        return prefix + "_" + HexFormat.of().formatHex(bytes);
    }
}
