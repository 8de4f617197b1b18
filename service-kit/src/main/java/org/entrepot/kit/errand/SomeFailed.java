package org.entrepot.kit.errand;

import java.util.Map;
import java.util.UUID;

/** Thrown by a runner of several errands when some of them failed; all others are done. */
public final class SomeFailed extends RuntimeException {

    private final transient Map<UUID, RuntimeException> failures;

    /** @param failures why, by the errand's id */
    public SomeFailed(Map<UUID, RuntimeException> failures) {
        super(failures.size() + " errands failed");
        this.failures = Map.copyOf(failures);
    }

    Map<UUID, RuntimeException> failures() {
        return failures;
    }
}
