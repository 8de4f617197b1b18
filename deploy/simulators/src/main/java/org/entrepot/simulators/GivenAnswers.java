package org.entrepot.simulators;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The answers that were given, by stamp: the same call gets the same answer, for as long as the simulator's data live. */
final class GivenAnswers {
    private record Given(String body, Object answer) {}

    private final Map<String, Given> given = new HashMap<>();

    void keep(Stamp stamp, Object answer) {
        if (stamp != null) given.put(stamp.key(), new Given(stamp.body(), answer));
    }

    /** @throws Refused 422 when the key was used before with another body */
    <T> Optional<T> find(Stamp stamp, Class<T> type) {
        if (stamp == null) return Optional.empty();
        var found = given.get(stamp.key());
        if (found == null) return Optional.empty();
        if (!found.body().equals(stamp.body()))
            throw Refused.unprocessable("key_reused", "This Idempotency-Key was used with another body");
        return Optional.of(type.cast(found.answer()));
    }
}
