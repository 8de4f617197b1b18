package org.entrepot.simulators;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The answers that were given, by stamp: the same call gets the same answer, for as long as the simulator's data live. */
final class GivenAnswers {
    private record Given(long body, Object answer) {}

    private final Map<Stamp.Key, Given> given = new HashMap<>();

    void keep(Stamp stamp, Object answer) {
        if (stamp != null) given.put(stamp.key(), new Given(stamp.body(), answer));
    }

    /** The answer that was given before, or the one that {@code act} brings about. */
    <T> Acted<T> once(Stamp stamp, Class<T> type, Supplier<T> act) {
        return find(stamp, type)
                .map(before -> new Acted<>(before, false))
                .orElseGet(() -> new Acted<>(act.get(), true));
    }

    /** @throws Refused 422 when the key was used before with another body */
    private <T> Optional<T> find(Stamp stamp, Class<T> type) {
        if (stamp == null) return Optional.empty();
        var found = given.get(stamp.key());
        if (found == null) return Optional.empty();
        if (found.body() != stamp.body())
            throw Refused.unprocessable("key_reused", "This Idempotency-Key was used with another body");
        return Optional.of(type.cast(found.answer()));
    }
}
