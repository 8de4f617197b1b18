package org.entrepot.launcher.audit;

import java.util.List;

/**
 * Something that must hold.
 *
 * @param id as {@code I-03}
 * @param sentence what must hold, in words
 */
record Invariant(String id, String sentence, List<Check> checks) {
    Invariant {
        checks = List.copyOf(checks);
    }

    static Invariant of(String id, String sentence, Check... checks) {
        return new Invariant(id, sentence, List.of(checks));
    }
}
